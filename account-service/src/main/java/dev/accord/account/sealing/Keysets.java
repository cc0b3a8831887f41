package dev.accord.account.sealing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import dev.accord.account.subject.SubjectId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One keyset per subject, in a database of its own whose backups roll over soon (invariant 7). Destroying one leaves a
 * tombstone: no new keyset is ever made for an erased subject, so nothing can be stored about them by mistake.
 */
public class Keysets {
    private static final int MOST_UNWRAPPED = 10_000;
    private static final Duration UNWRAPPED_FOR = Duration.ofMinutes(5);
    private static final String WRAPPED = "wrapped";

    private final MongoCollection<Document> keysets;
    private final KeyEncryptionKey kek;
    private final Clock clock;

    /**
     * Unwrapping costs more than reading, so its result is kept for a while; but never without the wrapped keyset having
     * been read just now: a destroyed one is not found, whatever lies here.
     */
    private final Cache<Owned, SubjectSeal> unwrapped = Caffeine.newBuilder()
            .maximumSize(MOST_UNWRAPPED)
            .expireAfterWrite(UNWRAPPED_FOR)
            .build();

    Keysets(MongoDatabase database, KeyEncryptionKey kek, Clock clock) {
        this.keysets = database.getCollection("keysets")
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.kek = kek;
        this.clock = clock;
    }

    /** The seal of a subject, made at first need; empty when it was destroyed. */
    public Optional<SubjectSeal> findOrMake(SubjectId subject) {
        return find(subject).or(() -> make(subject));
    }

    /** Empty when there never was one, or it was destroyed. */
    public Optional<SubjectSeal> find(SubjectId subject) {
        return Optional.ofNullable(find(List.of(subject)).get(subject));
    }

    /** Those of the subjects that have a seal now, in one read. */
    public Map<SubjectId, SubjectSeal> find(Collection<SubjectId> subjects) {
        Map<SubjectId, SubjectSeal> found = new HashMap<>();
        var ids = subjects.stream().map(SubjectId::value).toList();
        for (Document keyset : keysets.find(in("_id", ids))) {
            SubjectId subject = new SubjectId(keyset.getString("_id"));
            unwrap(subject, keyset).ifPresent(seal -> found.put(subject, seal));
        }
        return found;
    }

    private Optional<SubjectSeal> make(SubjectId subject) {
        var fresh = combine(
                setOnInsert(WRAPPED, new Binary(kek.freshWrappedKeyset(subject))),
                setOnInsert("made_at", clock.instant()));
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return unwrap(subject, keysets.findOneAndUpdate(eq("_id", subject.value()), fresh, options));
    }

    private Optional<SubjectSeal> unwrap(SubjectId subject, @Nullable Document keyset) {
        return Optional.ofNullable(keyset)
                .map(document -> document.get(WRAPPED, Binary.class))
                .map(Binary::getData)
                .map(bytes ->
                        unwrapped.get(new Owned(subject, ByteBuffer.wrap(bytes)), owned -> kek.unwrap(subject, bytes)));
    }

    /** Makes every value of the subject unreadable, in every copy of the store, for good (D3). */
    public void destroy(SubjectId subject) {
        keysets.updateOne(
                eq("_id", subject.value()),
                combine(unset(WRAPPED), set("destroyed_at", clock.instant())),
                new UpdateOptions().upsert(true));
        unwrapped.asMap().keySet().removeIf(owned -> owned.subject().equals(subject));
    }

    public boolean isDestroyed(SubjectId subject) {
        return keysets.countDocuments(and(eq("_id", subject.value()), exists("destroyed_at"))) > 0;
    }

    private record Owned(SubjectId subject, ByteBuffer wrapped) {}
}
