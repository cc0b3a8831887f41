package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.Signals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service stands still for a moment as each withdrawal is sent, as with a collector: an answer that was allowed stands
 * still while the withdrawal goes by. Most moments are short enough for the answer to leave all the same.
 */
record PausedForMoments(Stage stage, String service, AtomicInteger moments) implements Staging {
    /** Hundredths of L. */
    private static final List<Integer> LENGTHS = List.of(8, 48, 20, 36, 14, 60, 28, 160);

    PausedForMoments(Stage stage, String service) {
        this(stage, service, new AtomicInteger());
    }

    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        return crowd.each(person -> {
            Crowd.pause();
            moment(stage.any());
            return stage.any().withdraws(person);
        });
    }

    private void moment(Column column) {
        Signals signals = stage.signals();
        long process = column.pid(service);
        if (signals.freeze(process)) {
            Duration length = stage.leases().hundredths(LENGTHS.get(moments.getAndIncrement() % LENGTHS.size()));
            CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> signals.thaw(process));
        }
    }
}
