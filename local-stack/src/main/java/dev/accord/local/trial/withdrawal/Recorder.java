package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.Waiting;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Keeps what was heard until it is asked for. */
final class Recorder {
    private static final long MOST_BYTES = 192L * 1024 * 1024;
    private static final Duration LONGEST_UNTIL_FULL = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final long NANOS_UNTIL_ALL_IS_TAKEN = 20_000_000_000L;

    private final Set<SlowTaking> slow = new HashSet<>();
    private List<Chunk> heard = new ArrayList<>();
    private long bytes;
    private volatile boolean holding;

    /** From now on slow lines take nothing in; returns when all of them are full, or when that takes too long. */
    void hold() {
        holding = true;
        Waiting.within(LONGEST_UNTIL_FULL, LOOK_EVERY, this::areFull);
    }

    void goOn() {
        holding = false;
    }

    private synchronized boolean areFull() {
        return slow.stream().allMatch(SlowTaking::isFull);
    }

    boolean isHolding() {
        return holding;
    }

    synchronized void begins(SlowTaking line) {
        slow.add(line);
    }

    synchronized void ends(SlowTaking line) {
        slow.remove(line);
        notifyAll();
    }

    synchronized void add(Chunk chunk) {
        heard.add(chunk);
        bytes += chunk.bytes().length;
        if (bytes > MOST_BYTES) {
            giveUp("there is more to record than there is room for");
        }
    }

    /** Ends the slow lines first, so that what has arrived for them is in it. */
    void writeTo(Path file) throws IOException {
        List<Chunk> all = taken();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Chunk chunk : all) {
                chunk.write(out);
            }
        }
    }

    private synchronized List<Chunk> taken() {
        slow.forEach(SlowTaking::end);
        awaitEndOfSlowLines();
        List<Chunk> all = heard;
        heard = new ArrayList<>();
        bytes = 0;
        return all;
    }

    private synchronized void awaitEndOfSlowLines() {
        long until = System.nanoTime() + NANOS_UNTIL_ALL_IS_TAKEN;
        try {
            while (!slow.isEmpty()) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    giveUp("a slow line does not end");
                }
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
        } catch (InterruptedException stopped) {
            giveUp("the recorder was stopped");
        }
    }

    /** A recording with a hole in it would show nothing; without a recorder nobody gets an answer. */
    private static void giveUp(String why) {
        System.err.println(why);
        Runtime.getRuntime().halt(1);
    }
}
