package dev.accord.consent.grant;

import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.lease.LongestLease;
import dev.accord.kit.time.MonotonicClock;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds back every answer that shows a withdrawal until no permission given before it can still be in use (B9, invariant 2). Whoever
 * answers waits on its own clock; a process that crashed while waiting leaves the wait to whoever answers next.
 */
@Component
public class Settlement {

    private final Subjects subjects;
    private final LongestLease lease;
    private final MonotonicClock clock;

    Settlement(Subjects subjects, LongestLease lease, MonotonicClock clock) {
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
        awaitSettled(subject.stream().toList());
        return subject;
    }

    /** Returns when all that was just read may be shown; one wait serves for all of it. */
    public void awaitSettled(Collection<Subject> read) {
        var unsettled = read.stream().filter(it -> !it.isSettled()).toList();
        if (unsettled.isEmpty()) {
            return;
        }
        try {
            clock.await(lease.settling());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a withdrawal was settled", interrupted);
        }
        unsettled.forEach(it -> subjects.settle(it.id(), it.narrowedSeq()));
    }
}
