package dev.accord.sharing.enrolment;

import com.mongodb.client.ClientSession;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import org.springframework.stereotype.Component;

/** A subject allowed a purpose: she comes into question for pages. */
@Component
class ConsentGranted implements EventReceiver {

    private final Enrolments enrolments;

    ConsentGranted(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public String type() {
        return "consent-granted";
    }

    @Override
    public void receive(ClientSession session, Event event) {
        var consent = ConsentEvent.from(event);
        if (consent.concernsDisclosing()) {
            enrolments.add(session, consent.subject(), consent.purpose(), consent.recipient());
        }
    }
}
