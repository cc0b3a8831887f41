package dev.accord.sharing.enrolment;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Who comes into question for a purpose, per subject and purpose one document. It only saves asking about everyone: a
 * subject who is listed wrongly is refused by the decision, one who is missing is left out until the event arrives.
 */
@Component
public class Enrolments {

    private static final String ANYONE = "any";

    private final MongoCollection<Document> enrolments;

    Enrolments(MongoDatabase database) {
        this.enrolments = database.getCollection("enrolments");
        enrolments.createIndex(Indexes.ascending("purpose", "subject"));
    }

    /** Candidates for a page, in the order of their ids. */
    public List<SubjectId> after(PurposeKey purpose, PartnerId partner, Optional<SubjectId> last, int most) {
        return enrolments
                .find(Filters.and(
                        Filters.eq("purpose", purpose.value()),
                        last.map(subject -> Filters.gt("subject", subject.value()))
                                .orElseGet(Filters::empty),
                        Filters.in("recipients", ANYONE, partner.value())))
                .projection(Projections.include("subject"))
                .sort(Sorts.ascending("subject"))
                .limit(most)
                .map(document -> new SubjectId(document.getString("subject")))
                .into(new ArrayList<>());
    }

    /** Whether that partner comes into question for the subject's data. */
    public boolean includes(SubjectId subject, PurposeKey purpose, PartnerId partner) {
        return enrolments
                        .find(Filters.and(byId(subject, purpose), Filters.in("recipients", ANYONE, partner.value())))
                        .first()
                != null;
    }

    void add(ClientSession session, SubjectId subject, PurposeKey purpose, Optional<String> recipient) {
        enrolments.updateOne(
                session,
                byId(subject, purpose),
                Updates.combine(
                        Updates.set("subject", subject.value()),
                        Updates.set("purpose", purpose.value()),
                        Updates.addToSet("recipients", recipient.orElse(ANYONE))),
                new UpdateOptions().upsert(true));
    }

    /** Without a recipient: all of them. */
    void remove(ClientSession session, SubjectId subject, PurposeKey purpose, Optional<String> recipient) {
        if (recipient.isEmpty()) {
            enrolments.deleteOne(session, byId(subject, purpose));
        } else {
            enrolments.updateOne(session, byId(subject, purpose), Updates.pull("recipients", recipient.get()));
        }
    }

    private static Bson byId(SubjectId subject, PurposeKey purpose) {
        return Filters.eq("_id", new Document("subject", subject.value()).append("purpose", purpose.value()));
    }
}
