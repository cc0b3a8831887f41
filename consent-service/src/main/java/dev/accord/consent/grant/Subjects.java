package dev.accord.consent.grant;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.accord.consent.subject.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Everybody who accepted terms here. */
@Component
public class Subjects {

    private static final long READ_MS_MAX = 1_000;

    private final MongoCollection<Subject> subjects;
    private final MongoCollection<Subject> linearizable;

    Subjects(MongoDatabase database) {
        this.subjects = database.getCollection("subjects", Subject.class);
        this.linearizable =
                subjects.withReadConcern(ReadConcern.LINEARIZABLE).withReadPreference(ReadPreference.primary());
    }

    /** Cannot miss a change whose majority write finished before this call, even if a former primary still answers (invariant 2). */
    public Optional<Subject> latest(SubjectId id) {
        return Optional.ofNullable(linearizable
                .find(Filters.eq("_id", id))
                .maxTime(READ_MS_MAX, TimeUnit.MILLISECONDS)
                .first());
    }

    /** Majority reads in the session, which waits for whatever the session was told to have happened. */
    public List<Subject> all(ClientSession session, Collection<SubjectId> ids) {
        return subjects.find(session, Filters.in("_id", ids))
                .maxTime(READ_MS_MAX, TimeUnit.MILLISECONDS)
                .into(new ArrayList<>());
    }

    public Optional<Subject> find(ClientSession session, SubjectId id) {
        return Optional.ofNullable(subjects.find(session, Filters.eq("_id", id)).first());
    }

    public void add(ClientSession session, Subject subject) {
        subjects.insertOne(session, subject);
    }

    public void replace(ClientSession session, Subject subject) {
        subjects.replaceOne(session, Filters.eq("_id", subject.id()), subject);
    }

    /** Notes that L + D has passed after that change. */
    void settle(SubjectId id, long narrowedSeq) {
        subjects.updateOne(Filters.eq("_id", id), Updates.max("settledSeq", narrowedSeq));
    }

    /** Subjects in the order of their ids. */
    public List<Subject> page(Optional<String> after, int most) {
        return subjects.find(after.map(it -> Filters.gt("_id", it)).orElseGet(Filters::empty))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }
}
