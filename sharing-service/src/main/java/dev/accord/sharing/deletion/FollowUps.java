package dev.accord.sharing.deletion;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.signal.Traces;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must still be told, written with the event it follows from. */
@Component
public class FollowUps {

    private final MongoCollection<FollowUp> followUps;
    private final Duration delay;
    private final Clock clock;
    private final Traces traces;

    FollowUps(MongoDatabase database, DeletionSettings settings, LeaseTerms terms, Clock clock, Traces traces) {
        this.followUps = database.getCollection("follow_ups", FollowUp.class);
        this.delay = settings.delay(terms);
        this.clock = clock;
        this.traces = traces;
        followUps.createIndex(Indexes.ascending("due"));
    }

    /** A consent to disclose has ended: whoever received data for that purpose must delete it. */
    public void withdrawn(
            ClientSession session, Event event, SubjectId subject, PurposeKey purpose, Optional<PartnerId> recipient) {
        add(session, event, FollowUp.WITHDRAWN, subject, purpose, recipient.orElse(null), null);
    }

    void corrected(ClientSession session, Event event, SubjectId subject, FieldKey field) {
        add(session, event, FollowUp.CORRECTED, subject, null, null, field);
    }

    void deleted(ClientSession session, Event event, SubjectId subject, FieldKey field) {
        add(session, event, FollowUp.DELETED, subject, null, null, field);
    }

    /** Takes one that is due, for the given time; another instance may take it after that. */
    Optional<FollowUp> claim(Duration hold) {
        var now = clock.instant();
        return Optional.ofNullable(followUps.findOneAndUpdate(
                Filters.lte("due", Date.from(now)),
                Updates.set("due", Date.from(now.plus(hold))),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("due")).returnDocument(ReturnDocument.BEFORE)));
    }

    long waiting() {
        return followUps.countDocuments();
    }

    /** False when another instance has finished it meanwhile. */
    boolean finish(ClientSession session, FollowUp followUp) {
        return followUps.deleteOne(session, Filters.eq("_id", followUp.id())).getDeletedCount() == 1;
    }

    private void add(
            ClientSession session,
            Event event,
            String kind,
            SubjectId subject,
            @Nullable PurposeKey purpose,
            @Nullable PartnerId recipient,
            @Nullable FieldKey field) {
        var followUp = new FollowUp(
                event.id(),
                kind,
                subject,
                purpose,
                recipient,
                field,
                event.at(),
                clock.instant().plus(delay),
                traces.here());
        followUps.replaceOne(session, Filters.eq("_id", event.id()), followUp, new ReplaceOptions().upsert(true));
    }
}
