package dev.accord.sharing.deletion;

import com.mongodb.client.ClientSession;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.pairwise.SubjectId;
import org.springframework.stereotype.Component;

/** A field was deleted: whoever received it must delete it too (D3). */
@Component
class DataDeleted implements EventReceiver {

    private final FollowUps followUps;

    DataDeleted(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public String type() {
        return "field-deleted";
    }

    @Override
    public void receive(ClientSession session, Event event) {
        followUps.deleted(session, event, new SubjectId(event.text("subject")), new FieldKey(event.text("field")));
    }
}
