package dev.accord.kit.idempotency;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** Remembers for 24 hours which keyed requests had which effect, in the transaction of that effect (invariant 4). */
public class Idempotency {

    static final Duration KEPT = Duration.ofHours(24);

    private final MongoCollection<Document> marks;
    private final Transactions transactions;
    private final Clock clock;
    private final JsonMapper json;

    public Idempotency(MongoDatabase database, Transactions transactions, Clock clock, JsonMapper json) {
        this.marks = database.getCollection("idempotency");
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        marks.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /**
     * Runs the work in one transaction unless the same request had its effect already; then that effect is returned.
     *
     * @throws Problem idempotency-key-reused when the key came with another body before
     */
    public Effect once(KeyedRequest request, Function<ClientSession, Effect> work) {
        var id = new Document("caller", request.caller())
                .append("operation", request.operation())
                .append("key", request.key());
        var hash = hash(request);
        return transactions.inOne(session -> {
            var earlier = marks.find(session, Filters.eq("_id", id)).first();
            if (earlier != null) {
                return replay(earlier, hash);
            }
            var effect = work.apply(session);
            mark(session, id, hash, effect);
            return effect;
        });
    }

    private void mark(ClientSession session, Document id, String hash, Effect effect) {
        marks.insertOne(
                session,
                new Document("_id", id)
                        .append("hash", hash)
                        .append("status", effect.status())
                        .append("reference", effect.reference())
                        .append("at", Date.from(clock.instant())));
    }

    private static Effect replay(Document earlier, String hash) {
        if (!hash.equals(earlier.getString("hash"))) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key belongs to a request with another body. Use a new key for a new request.");
        }
        return new Effect(earlier.getInteger("status"), earlier.getString("reference"), true);
    }

    /** Salted by the caller's own key, so that a small body cannot be guessed from the stored hash. */
    private String hash(KeyedRequest request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.key().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(request.body())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
