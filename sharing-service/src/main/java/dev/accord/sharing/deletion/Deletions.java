package dev.accord.sharing.deletion;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import dev.accord.sharing.disclosure.NewestFirst;
import dev.accord.sharing.partner.PartnerId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All orders to delete. */
@Component
class Deletions {

    private final MongoCollection<Deletion> deletions;

    private final Clock clock;

    Deletions(MongoDatabase database, Clock clock) {
        this.clock = clock;
        this.deletions = database.getCollection("deletions", Deletion.class);
        deletions.createIndex(
                Indexes.compoundIndex(Indexes.ascending("partner"), Indexes.descending("createdAt", "_id")));
        deletions.createIndex(Indexes.descending("createdAt", "_id"));
        deletions.createIndex(Indexes.ascending("attestation", "deleteBy"));
    }

    void add(ClientSession session, Deletion deletion) {
        deletions.insertOne(session, deletion);
    }

    Optional<Deletion> find(ClientSession session, DeletionId id) {
        return Optional.ofNullable(
                deletions.find(session, Filters.eq("_id", id.value())).first());
    }

    void put(ClientSession session, Deletion deletion) {
        deletions.replaceOne(session, Filters.eq("_id", deletion.id().value()), deletion);
    }

    /** Past their deadline and not attested. */
    long overdue() {
        return deletions.countDocuments(
                Filters.and(Filters.eq("attestation", null), Filters.lt("deleteBy", Date.from(clock.instant()))));
    }

    List<Deletion> page(Optional<PartnerId> partner, Optional<String> after, int most) {
        return deletions
                .find(Filters.and(
                        partner.map(id -> Filters.eq("partner", id.value())).orElseGet(Filters::empty),
                        NewestFirst.after("createdAt", after)))
                .sort(NewestFirst.sort("createdAt"))
                .limit(most)
                .into(new ArrayList<>());
    }
}
