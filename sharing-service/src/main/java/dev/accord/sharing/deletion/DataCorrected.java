package dev.accord.sharing.deletion;

import com.mongodb.client.ClientSession;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.pairwise.SubjectId;
import org.springframework.stereotype.Component;

/** A value was corrected: whoever received the wrong one is told (D2). */
@Component
class DataCorrected implements EventReceiver {

    private final FollowUps followUps;

    DataCorrected(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public String type() {
        return "field-corrected";
    }

    @Override
    public void receive(ClientSession session, Event event) {
        followUps.corrected(session, event, new SubjectId(event.text("subject")), new FieldKey(event.text("field")));
    }
}
