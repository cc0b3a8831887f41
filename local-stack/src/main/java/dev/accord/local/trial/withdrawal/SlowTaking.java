package dev.accord.local.trial.withdrawal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes bytes in no faster than a slow line would, so that they pile up in the kernels between, at last in the
 * gateway's. What has reached this machine's kernel has left the gateway: its time is when it came there, which is
 * looked at every millisecond, and not when it is taken in.
 */
final class SlowTaking {
    private static final long LOOK_EVERY_NANOS = 1_000_000;
    private static final int MOST_AT_ONCE = 4096;

    private final int bytesPerSecond;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private long arrived;
    private long taken;

    /** @param upTo how many bytes had come in all */
    private record Arrival(long upTo, long at) {}

    SlowTaking(int bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    void pass(InputStream from, OutputStream to, Heard heard) throws IOException {
        byte[] buffer = new byte[MOST_AT_ONCE];
        long begun = System.nanoTime();
        while (true) {
            look(from);
            if (taken == arrived) {
                // Nothing waits: a slow line owes nothing for the time in which nothing came.
                int first = from.read(buffer, 0, 1);
                if (first < 0) {
                    return;
                }
                begun = System.nanoTime() - nanosFor(taken);
                arrived += first;
                arrivals.add(new Arrival(arrived, System.nanoTime()));
                take(buffer, first, to, heard);
            } else if (System.nanoTime() - begun >= nanosFor(taken)) {
                int most = (int) Math.min(buffer.length / 8, arrived - taken);
                take(buffer, from.read(buffer, 0, most), to, heard);
            } else {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
    }

    private void look(InputStream from) throws IOException {
        long now = System.nanoTime();
        long sofar = taken + from.available();
        if (sofar > arrived) {
            arrived = sofar;
            arrivals.add(new Arrival(arrived, now));
        }
    }

    private void take(byte[] buffer, int length, OutputStream to, Heard heard) throws IOException {
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
        to.write(buffer, 0, length);
    }

    private long nanosFor(long bytes) {
        return bytes * 1_000_000_000L / bytesPerSecond;
    }
}
