package dev.accord.sharing.disclosure;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** All disclosure records. */
@Component
public class Disclosures {

    private static final String RELEASED = Disclosure.RELEASED;
    private static final String NOT_HANDED_OVER = "not-handed-over";

    private final MongoCollection<Disclosure> disclosures;

    Disclosures(MongoDatabase database) {
        this.disclosures = database.getCollection("disclosures", Disclosure.class);
        disclosures.createIndex(
                Indexes.compoundIndex(Indexes.ascending("entries.subject"), Indexes.descending("at", "_id")));
    }

    /** Returns when the record is durable at a majority. */
    public void add(Disclosure disclosure) {
        disclosures.insertOne(disclosure);
    }

    /** The answer did not leave after all. */
    public void notHandedOver(DisclosureId id) {
        disclosures.updateOne(Filters.eq("_id", id.value()), Updates.set("outcome", NOT_HANDED_OVER));
    }

    /** What was disclosed about a subject, newest first; of each record only the subject's own entry. */
    List<Disclosure> about(SubjectId subject, Optional<String> after, int most) {
        return disclosures
                .find(Filters.and(
                        Filters.eq("entries.subject", subject.value()),
                        Filters.eq("outcome", RELEASED),
                        NewestFirst.after("at", after)))
                .projection(Projections.fields(
                        Projections.include("partner", "agreement", "purpose", "at", "outcome"),
                        Projections.elemMatch("entries", Filters.eq("subject", subject.value()))))
                .sort(NewestFirst.sort("at"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** What one partner has received about a subject for one purpose. */
    public record Received(PartnerId partner, PurposeKey purpose, List<FieldKey> fields) {}

    /** Who has received what about a subject, optionally for one purpose, or of one field. */
    public List<Received> received(
            ClientSession session, SubjectId subject, Optional<PurposeKey> purpose, Optional<FieldKey> field) {
        var received = new ArrayList<Received>();
        disclosures
                .aggregate(
                        session,
                        List.of(
                                Aggregates.match(Filters.and(
                                        Filters.eq("entries.subject", subject.value()),
                                        Filters.eq("outcome", RELEASED),
                                        purpose.map(key -> Filters.eq("purpose", key.value()))
                                                .orElseGet(Filters::empty))),
                                Aggregates.unwind("$entries"),
                                Aggregates.match(Filters.eq("entries.subject", subject.value())),
                                Aggregates.unwind("$entries.fields"),
                                Aggregates.match(field.map(Disclosures::ofField).orElseGet(Filters::empty)),
                                Aggregates.group(
                                        new Document("partner", "$partner").append("purpose", "$purpose"),
                                        Accumulators.addToSet("fields", "$entries.fields"))),
                        Document.class)
                .forEach(group -> {
                    var id = group.get("_id", Document.class);
                    received.add(new Received(
                            new PartnerId(id.getString("partner")),
                            new PurposeKey(id.getString("purpose")),
                            group.getList("fields", String.class).stream()
                                    .sorted()
                                    .map(FieldKey::new)
                                    .toList()));
                });
        return received;
    }

    private static Bson ofField(FieldKey field) {
        return Filters.eq("entries.fields", field.value());
    }
}
