package dev.accord.sharing.enrolment;

import com.mongodb.client.ClientSession;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import dev.accord.sharing.deletion.FollowUps;
import dev.accord.sharing.partner.PartnerId;
import org.springframework.stereotype.Component;

/** A subject withdrew: she is no candidate any more, and whoever received her data for that purpose must delete it. */
@Component
class ConsentWithdrawn implements EventReceiver {

    private final Enrolments enrolments;
    private final FollowUps followUps;

    ConsentWithdrawn(Enrolments enrolments, FollowUps followUps) {
        this.enrolments = enrolments;
        this.followUps = followUps;
    }

    @Override
    public String type() {
        return "consent-withdrawn";
    }

    @Override
    public void receive(ClientSession session, Event event) {
        var consent = ConsentEvent.from(event);
        if (consent.concernsDisclosing()) {
            enrolments.remove(session, consent.subject(), consent.purpose(), consent.recipient());
            followUps.withdrawn(
                    session,
                    event,
                    consent.subject(),
                    consent.purpose(),
                    consent.recipient().map(PartnerId::new));
        }
    }
}
