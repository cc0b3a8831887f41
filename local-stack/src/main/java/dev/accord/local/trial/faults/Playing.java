package dev.accord.local.trial.faults;

import dev.accord.local.trial.faults.Probe.Seen;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Plays one cell: asks while the edge is at fault, heals it, and asks until all is well again. */
final class Playing {
    /** After this it counts as not having recovered at all. */
    static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long NANOS_BETWEEN_QUESTIONS = 200_000_000;

    private final Consumer<String> restarting;

    /** @param restarting starts a part again and returns when it is up */
    Playing(Consumer<String> restarting) {
        this.restarting = restarting;
    }

    Cell play(Edge edge, Fault fault, Usual usual) {
        Probe probe = edge.probe();
        awaitWell(edge);
        FaultProxy proxy = edge.proxy();
        proxy.spoil(fault);
        int opened = 0;
        int overdue = 0;
        int blamed = 0;
        Duration slowest = Duration.ZERO;
        Set<String> how = new TreeSet<>();
        double asked;
        try {
            edge.startedAnew().ifPresent(restarting);
            long before = proxy.questions();
            long begun = System.nanoTime();
            for (int number = 0; number < probe.times(); number++) {
                Seen seen = probe.ask(number);
                opened += seen.opened() ? 1 : 0;
                blamed += seen.blamed() ? 1 : 0;
                overdue += seen.took().compareTo(probe.bound()) > 0 ? 1 : 0;
                slowest = seen.took().compareTo(slowest) > 0 ? seen.took() : slowest;
                how.add(seen.how());
            }
            asked = Usual.each(proxy.questions() - before, System.nanoTime() - begun, usual.idle(), probe.times());
        } finally {
            proxy.heal();
        }
        return new Cell(
                edge,
                fault,
                opened,
                blamed,
                overdue,
                slowest,
                awaitWell(edge),
                asked,
                usual.asked(),
                String.join(", ", how));
    }

    /**
     * Looks at the edge while nothing is wrong.
     *
     * @throws IllegalStateException when it is not well even so: then no fault on it could be told
     */
    Usual usual(Edge edge) {
        if (awaitWell(edge).equals(LONGEST_RECOVERY)) {
            throw new IllegalStateException(edge.name() + " is not well although nothing is wrong: "
                    + edge.probe().ask(0).how());
        }
        FaultProxy proxy = edge.proxy();
        double idle = idleRate(proxy);
        edge.startedAnew().ifPresent(restarting);
        long before = proxy.questions();
        long begun = System.nanoTime();
        int times = edge.probe().times();
        for (int number = 0; number < times; number++) {
            edge.probe().ask(number);
        }
        return new Usual(idle, Usual.each(proxy.questions() - before, System.nanoTime() - begun, idle, times));
    }

    private static double idleRate(FaultProxy proxy) {
        long before = proxy.questions();
        long begun = System.nanoTime();
        LockSupport.parkNanos(IDLE_NANOS);
        return (proxy.questions() - before) / (double) (System.nanoTime() - begun);
    }

    private static Duration awaitWell(Edge edge) {
        long begun = System.nanoTime();
        for (int number = 0; System.nanoTime() - begun < LONGEST_RECOVERY.toNanos(); number++) {
            if (edge.probe().ask(number).well()) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
            LockSupport.parkNanos(NANOS_BETWEEN_QUESTIONS);
        }
        return LONGEST_RECOVERY;
    }
}
