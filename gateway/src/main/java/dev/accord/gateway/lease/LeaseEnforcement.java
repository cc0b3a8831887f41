package dev.accord.gateway.lease;

import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.time.MonotonicClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Nothing about a person leaves for a partner after the decision it rests on may have been overtaken (B9, invariant
 * 2). {@code docs/models/withdrawal.pml} names {@link #handOver} as the step in which an answer becomes visible
 * outside.
 */
@Component
class LeaseEnforcement {

    /** How often the kernel is asked whether the rest has left; short against D, long against a system call. */
    private static final Duration GLANCE = Duration.ofNanos(200_000);

    /** More than the headers take, which leave with the first piece. */
    private static final int HEADERS = 4096;

    private final LeaseTerms terms;
    private final HandOverLimits limits;
    private final MonotonicClock time;
    private final LeaseWatch watch;

    LeaseEnforcement(LeaseTerms terms, HandOverLimits limits, MonotonicClock time, LeaseWatch watch) {
        this.terms = terms;
        this.limits = limits;
        this.time = time;
        this.watch = watch;
    }

    /**
     * Writes the answer if its lease still runs, in pieces with a look at the clock before each, and each only when the
     * partner has room for it: what waits in the kernel leaves when the partner comes to it, even while this process
     * stands still. Then waits until the kernel has sent the rest. Whatever has not left by the deadline plus D, or turns out after writing to have been late
     * (a pause of this process), ends in a reset of the connection.
     */
    HandOver handOver(LeasedAnswer answer, HttpServletResponse response, OutwardConnection connection)
            throws IOException {
        if (answer.lease().isOver(time.nanos())) {
            return HandOver.EXPIRED;
        }
        var drain = new Lease(answer.lease().endsAtNanos() + terms.drain().toNanos());
        connection.beginHandOver((int) limits.sendBuffer().toBytes());
        var guard = watch.guard(connection, drain.remaining(time.nanos()));
        boolean allLeft = false;
        boolean readerLeft = false;
        try {
            allLeft = writeAll(answer, drain, response, connection) && awaitDeparture(drain, connection);
        } catch (IOException gone) {
            readerLeft = !drain.isOver(time.nanos());
        }
        boolean late = drain.isOver(time.nanos());
        boolean first = guard.settle();
        if (allLeft && !late && first) {
            return HandOver.LEFT;
        }
        connection.reset();
        return readerLeft && first ? HandOver.ABANDONED : HandOver.CUT;
    }

    private boolean writeAll(
            LeasedAnswer answer, Lease drain, HttpServletResponse response, OutwardConnection connection)
            throws IOException {
        response.setStatus(answer.status().value());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = answer.body();
        response.setContentLength(body.length);
        var out = response.getOutputStream();
        int piece = (int) limits.piece().toBytes();
        int written = 0;
        do {
            int length = Math.min(piece, body.length - written);
            awaitRoom(length + (written == 0 ? HEADERS : 0), drain, connection);
            if (drain.isOver(time.nanos())) {
                return false;
            }
            out.write(body, written, length);
            out.flush();
            written += length;
        } while (written < body.length);
        return true;
    }

    private void awaitRoom(int bytes, Lease drain, OutwardConnection connection) throws IOException {
        while (connection.wouldWait(bytes) > 0 && !drain.isOver(time.nanos())) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private boolean awaitDeparture(Lease drain, OutwardConnection connection) throws IOException {
        while (connection.unsentBytes() > 0) {
            if (drain.isOver(time.nanos())) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }
}
