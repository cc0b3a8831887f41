package dev.accord.consent.policy;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All published versions. A version never changes what it says, so a picture of them may be up to a second old; a version that a
 * person's terms name but the picture lacks is read at once.
 */
@Component
public class Policies {

    private static final Duration PICTURE_AGE_MAX = Duration.ofSeconds(1);

    /** Versions are only added and decided, so the newest and the number decided tell whether anything is new. */
    private record Picture(PolicyVersions versions, long newest, long decided, long takenAtNanos) {}

    private final MongoCollection<PolicyVersion> versions;
    private final MonotonicClock clock;
    private volatile @Nullable Picture picture;

    Policies(MongoDatabase database, MonotonicClock clock) {
        this.versions = database.getCollection("policies", PolicyVersion.class);
        this.clock = clock;
        versions.createIndex(Indexes.ascending("sequence"), new IndexOptions().unique(true));
        versions.createIndex(Indexes.ascending("decision.at"), new IndexOptions().sparse(true));
    }

    /** Every version, as of at most a second ago. */
    public PolicyVersions versions() {
        var known = picture;
        if (known == null || clock.nanos() - known.takenAtNanos() > PICTURE_AGE_MAX.toNanos()) {
            return versionsNow();
        }
        return known.versions();
    }

    /** Every version published before this call. */
    public PolicyVersions versionsNow() {
        var taken = take();
        picture = taken;
        return taken.versions();
    }

    /** The picture at hand if it has all those versions, else a fresh one. */
    public PolicyVersions versionsWith(Collection<VersionLabel> needed) {
        var known = versions();
        return needed.stream().allMatch(it -> known.find(it).isPresent()) ? known : versionsNow();
    }

    PolicyVersions versions(ClientSession session) {
        return new PolicyVersions(versions.find(session).into(new ArrayList<>()));
    }

    void add(ClientSession session, PolicyVersion version) {
        versions.insertOne(session, version);
    }

    /** Replaces the version if nobody has decided it meanwhile. */
    boolean decide(PolicyVersion decided) {
        return versions.replaceOne(
                                Filters.and(Filters.eq("_id", decided.label()), Filters.exists("decision", false)),
                                decided)
                        .getModifiedCount()
                == 1;
    }

    Optional<PolicyVersion> find(VersionLabel label) {
        return Optional.ofNullable(versions.find(Filters.eq("_id", label)).first());
    }

    private Picture take() {
        long nanos = clock.nanos();
        var known = picture;
        long newest = newest();
        long decided = versions.countDocuments(Filters.exists("decision.at"));
        if (known != null && known.newest() == newest && known.decided() == decided) {
            return new Picture(known.versions(), newest, decided, nanos);
        }
        return new Picture(new PolicyVersions(versions.find().into(new ArrayList<>())), newest, decided, nanos);
    }

    private long newest() {
        var version = versions.withDocumentClass(Document.class)
                .find()
                .projection(Projections.include("sequence"))
                .sort(Sorts.descending("sequence"))
                .first();
        return version == null ? 0 : version.getLong("sequence");
    }
}
