package dev.accord.consent.grant;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What happened to everybody's terms and choices, entry by entry; only ever added to. */
@Component
public class History {

    private final MongoCollection<HistoryEntry> entries;

    History(MongoDatabase database) {
        this.entries = database.getCollection("history", HistoryEntry.class);
        entries.createIndex(
                Indexes.ascending("receiptId"),
                new IndexOptions().unique(true).partialFilterExpression(Filters.exists("receiptId")));
    }

    public void add(ClientSession session, HistoryEntry entry) {
        entries.insertOne(session, entry);
    }

    /** The entry with that receipt, if it belongs to that person. */
    public Optional<HistoryEntry> receipt(SubjectId subject, ReceiptId receipt) {
        return Optional.ofNullable(
                        entries.find(Filters.eq("receiptId", receipt)).first())
                .filter(entry -> entry.isOf(subject));
    }

    /** One person's entries, latest first. */
    public List<HistoryEntry> page(SubjectId subject, Optional<Long> before, int most) {
        Bson range = Filters.and(
                Filters.gte("_id", new HistoryEntry.Position(subject, 0)),
                Filters.lt("_id", new HistoryEntry.Position(subject, before.orElse(Long.MAX_VALUE))));
        return entries.find(range).sort(Sorts.descending("_id")).limit(most).into(new ArrayList<>());
    }
}
