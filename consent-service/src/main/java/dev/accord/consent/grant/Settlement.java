package dev.accord.consent.grant;

import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.time.MonotonicClock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds back every answer that shows a withdrawal until no permission given before it can still be in use (B9, invariant 2). Whoever
 * answers waits on its own clock; a process that crashed while waiting leaves the wait to whoever answers next.
 */
@Component
public class Settlement {

    private final Subjects subjects;
    private final LeaseTerms lease;
    private final MonotonicClock clock;

    Settlement(Subjects subjects, LeaseTerms lease, MonotonicClock clock) {
        this.subjects = subjects;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * The person's present state, once it may be shown. The read confirms that a majority has it, and the wait begins after the read.
     *
     * @return empty when the person never accepted terms
     */
    public Optional<Subject> awaitSettled(SubjectId id) {
        var subject = subjects.latest(id);
        if (subject.isPresent() && !subject.get().isSettled()) {
            try {
                clock.await(lease.settling());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before a withdrawal was settled", interrupted);
            }
            subjects.settle(id, subject.get().narrowedSeq());
        }
        return subject;
    }
}
