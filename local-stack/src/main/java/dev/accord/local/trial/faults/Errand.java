package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import dev.accord.local.trial.faults.Carriage.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Has something taken on, which no fault of the edge may delay, and waits for a while until it has arrived.
 *
 * @param bound within which time it has to be taken on
 * @param patience how long it is waited for
 */
record Errand(Carriage carriage, Duration bound, Duration patience) implements Probe {
    /** The usual patience; tries within this time are counted. */
    static final Duration WHILE = Duration.ofSeconds(6);

    private static final long NANOS_BETWEEN_LOOKS = 50_000_000;

    Errand(Carriage carriage, Duration bound) {
        this(carriage, bound, WHILE);
    }

    @Override
    public Seen ask(int number) {
        long begun = System.nanoTime();
        Answer answer;
        try {
            answer = carriage.send(number);
        } catch (IOException cut) {
            return Seen.cut(cut, since(begun));
        }
        Duration took = since(begun);
        if (!answer.good()) {
            return Seen.of(answer, false, false, took);
        }
        Arrival arrival = carriage.look();
        while (arrival == Arrival.WAITING && since(begun).compareTo(patience) < 0) {
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
            arrival = carriage.look();
        }
        return new Seen(
                arrival == Arrival.CLAIMED,
                arrival == Arrival.ARRIVED,
                false,
                took,
                "taken on, " + arrival.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public int times() {
        return 1;
    }

    @Override
    public boolean isCarried() {
        return true;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
