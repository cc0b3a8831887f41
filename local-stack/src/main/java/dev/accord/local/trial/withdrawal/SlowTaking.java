package dev.accord.local.trial.withdrawal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Takes bytes in no faster than a slow line would, so that they pile up in the kernels between, at last in the
 * gateway's. What has reached this machine's kernel has left the gateway: its time is when it came there, which is
 * looked at every millisecond, and not when it is taken in.
 */
final class SlowTaking {
    private static final long LOOK_EVERY_NANOS = 1_000_000;
    private static final int MOST_AT_ONCE = 512;
    private static final int MUCH = 16 * 1024;
    private static final long NANOS_WITHOUT_MORE = 250_000_000;

    private final int bytesPerSecond;
    private final BooleanSupplier holding;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final byte[] buffer = new byte[MOST_AT_ONCE];
    private long arrived;
    private long taken;
    private volatile boolean full;
    private volatile boolean ending;

    /** @param upTo how many bytes had come in all */
    private record Arrival(long upTo, long at) {}

    /** @param holding while this is so nothing is taken in, as by a partner that has stopped reading */
    SlowTaking(int bytesPerSecond, BooleanSupplier holding) {
        this.bytesPerSecond = bytesPerSecond;
        this.holding = holding;
    }

    /** Whether much is waiting to be taken in and for a while nothing has come: there is no room for more. */
    boolean isFull() {
        return full;
    }

    /** What has arrived is taken in at once, so that all of it is heard, and then no more. */
    void end() {
        ending = true;
    }

    /** @param from gives up a read in which nothing comes, from time to time */
    void pass(InputStream from, OutputStream to, Heard heard) throws IOException {
        OutputStream outside = to;
        long begun = System.nanoTime();
        while (true) {
            look(from);
            if (holding.getAsBoolean() && !ending) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            } else if (taken < arrived && (ending || System.nanoTime() - begun >= nanosFor(taken))) {
                int length = from.read(buffer, 0, (int) Math.min(buffer.length, arrived - taken));
                outside = taken(length, outside, heard);
            } else if (taken < arrived) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            } else if (ending) {
                return;
            } else {
                int length = awaited(from);
                if (length < 0) {
                    return;
                }
                // Nothing had waited: a slow line owes nothing for the time in which nothing came.
                begun = System.nanoTime() - nanosFor(taken);
                outside = taken(length, outside, heard);
            }
        }
    }

    /** Whatever came before this moment and was not there at the last one came between them; this one is the later. */
    private void look(InputStream from) throws IOException {
        arrivedUpTo(taken + from.available());
        full = arrived - taken >= MUCH && System.nanoTime() - arrivals.getLast().at() > NANOS_WITHOUT_MORE;
    }

    private void arrivedUpTo(long all) {
        if (all > arrived) {
            arrived = all;
            arrivals.add(new Arrival(arrived, System.nanoTime()));
        }
    }

    /** Waits for one byte; none when nothing comes for a while, below none at the end. */
    private int awaited(InputStream from) throws IOException {
        try {
            int length = from.read(buffer, 0, 1);
            arrivedUpTo(taken + Math.max(0, length));
            return length;
        } catch (SocketTimeoutException nothing) {
            return 0;
        }
    }

    /** Somebody outside who is gone takes nothing more, but what arrives is heard all the same. */
    private OutputStream taken(int length, OutputStream outside, Heard heard) {
        int from = 0;
        while (from < length) {
            Arrival next = arrivals.element();
            int upTo = (int) Math.min(length, next.upTo() - taken);
            heard.bytes(Arrays.copyOfRange(buffer, from, upTo), upTo - from, next.at());
            if (next.upTo() - taken <= length) {
                arrivals.remove();
            }
            from = upTo;
        }
        taken += length;
        try {
            outside.write(buffer, 0, length);
            return outside;
        } catch (IOException gone) {
            end();
            return OutputStream.nullOutputStream();
        }
    }

    private long nanosFor(long bytes) {
        return bytes * 1_000_000_000L / bytesPerSecond;
    }
}
