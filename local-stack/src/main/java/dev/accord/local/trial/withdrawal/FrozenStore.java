package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.Signals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The store's primary stands still for longer than L, but not so long that another is elected. */
record FrozenStore(Stage stage) implements Staging {
    /** Hundredths of L. Another would be elected after two seconds. */
    private static final int SHORTEST = 110;

    private static final int LONGEST = 160;

    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        long primary = stage.store().primaryProcess();
        Signals signals = stage.signals();
        return crowd.each(person -> {
            Crowd.pause();
            if (signals.freeze(primary)) {
                long length = stage.leases()
                        .hundredths(ThreadLocalRandom.current().nextInt(SHORTEST, LONGEST))
                        .toMillis();
                stage.circumstances().note("store still for ms", length);
                CompletableFuture.delayedExecutor(length, TimeUnit.MILLISECONDS).execute(() -> signals.thaw(primary));
            }
            return stage.any().withdraws(person);
        });
    }
}
