package dev.accord.sharing.pairwise;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import dev.accord.sharing.partner.PartnerId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The table of pairwise ids (B8): 128 random bits per partner and subject, so that nothing about the subject, and no
 * other partner's id, can be worked out from one.
 */
@Component
public class PairwiseIds {

    private static final int LENGTH_BYTES = 16;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> pairs;
    private final SecureRandom random = new SecureRandom();

    PairwiseIds(MongoDatabase database) {
        this.pairs = database.getCollection("pairwise_ids");
        pairs.createIndex(Indexes.ascending("partner", "pairwise"), new IndexOptions().unique(true));
    }

    /** The ids of these subjects for this partner; those who have none yet get one. */
    public Map<SubjectId, PairwiseId> of(PartnerId partner, Collection<SubjectId> subjects) {
        var known = known(partner, subjects);
        var missing = subjects.stream()
                .distinct()
                .filter(subject -> !known.containsKey(subject))
                .toList();
        if (missing.isEmpty()) {
            return known;
        }
        try {
            pairs.insertMany(
                    missing.stream().map(subject -> fresh(partner, subject)).toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException raced) {
            // Another request named some of them first; its names hold.
            if (raced.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw raced;
            }
        }
        return known(partner, subjects);
    }

    /** The id, if that subject has one for this partner already. */
    public Optional<PairwiseId> find(PartnerId partner, SubjectId subject) {
        return Optional.ofNullable(
                        pairs.find(Filters.eq("_id", key(partner, subject))).first())
                .map(pair -> new PairwiseId(pair.getString("pairwise")));
    }

    /** Whom this partner means by the id. Another partner's id leads nowhere. */
    public Optional<SubjectId> subject(PartnerId partner, PairwiseId pairwise) {
        return Optional.ofNullable(pairs.find(Filters.and(
                                Filters.eq("partner", partner.value()), Filters.eq("pairwise", pairwise.value())))
                        .first())
                .map(pair -> new SubjectId(pair.get("_id", Document.class).getString("subject")));
    }

    private Map<SubjectId, PairwiseId> known(PartnerId partner, Collection<SubjectId> subjects) {
        var found = new HashMap<SubjectId, PairwiseId>();
        pairs.find(Filters.in(
                        "_id",
                        subjects.stream().map(subject -> key(partner, subject)).toList()))
                .forEach(pair -> found.put(
                        new SubjectId(pair.get("_id", Document.class).getString("subject")),
                        new PairwiseId(pair.getString("pairwise"))));
        return found;
    }

    private Document fresh(PartnerId partner, SubjectId subject) {
        byte[] bytes = new byte[LENGTH_BYTES];
        random.nextBytes(bytes);
        return new Document("_id", key(partner, subject))
                .append("partner", partner.value())
                .append("pairwise", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static Document key(PartnerId partner, SubjectId subject) {
        return new Document("partner", partner.value()).append("subject", subject.value());
    }
}
