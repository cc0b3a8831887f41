package dev.accord.kit.outbox;

/** An event that its receiver can never take; it is parked at the sender for an operator to see. */
@SuppressWarnings("serial") // never serialised
public class MalformedEvent extends RuntimeException {

    public MalformedEvent(String message) {
        super(message);
    }
}
