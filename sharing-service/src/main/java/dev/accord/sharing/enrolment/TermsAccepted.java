package dev.accord.sharing.enrolment;

import com.mongodb.client.ClientSession;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import dev.accord.kit.outbox.MalformedEvent;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A subject accepted terms: she comes into question for the purposes that rest on the contract. */
@Component
class TermsAccepted implements EventReceiver {

    private final Enrolments enrolments;

    TermsAccepted(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public String type() {
        return "terms-accepted";
    }

    @Override
    public void receive(ClientSession session, Event event) {
        if (!(event.payload().get("purposes") instanceof List<?> purposes)) {
            throw new MalformedEvent("the event terms-accepted has no list 'purposes'");
        }
        var subject = new SubjectId(event.text("subject"));
        purposes.forEach(
                purpose -> enrolments.add(session, subject, new PurposeKey(String.valueOf(purpose)), Optional.empty()));
    }
}
