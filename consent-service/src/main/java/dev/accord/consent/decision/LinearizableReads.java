package dev.accord.consent.decision;

import dev.accord.consent.grant.Subject;
import dev.accord.consent.grant.Subjects;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.time.MonotonicClock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads one person's state so that no withdrawal whose majority write finished before the read began can be missed (invariant 2). */
@Component
class LinearizableReads {

    private final Subjects subjects;
    private final MonotonicClock clock;

    LinearizableReads(Subjects subjects, MonotonicClock clock) {
        this.subjects = subjects;
        this.clock = clock;
    }

    /** @param barrierNanos the moment before the read was sent: what had been acknowledged by then, the read shows */
    record ReadSubject(Optional<Subject> subject, long barrierNanos) {}

    ReadSubject one(SubjectId id) {
        long barrier = clock.nanos();
        return new ReadSubject(subjects.latest(id), barrier);
    }
}
