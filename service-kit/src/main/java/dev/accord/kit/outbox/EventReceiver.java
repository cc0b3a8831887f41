package dev.accord.kit.outbox;

import com.mongodb.client.ClientSession;

/** What a service does when an event arrives; called once per event, in order, inside the transaction that marks it. */
public interface EventReceiver {

    /** The type it takes, as in {@code order-paid}. */
    String type();

    /**
     * Applies the event through the session and nothing else, so that it happens once.
     *
     * @throws MalformedEvent when it can never be applied
     */
    void receive(ClientSession session, Event event);
}
