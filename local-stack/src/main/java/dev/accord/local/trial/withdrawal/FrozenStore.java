package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.Signals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The store's primary stands still for longer than L, but not so long that another is elected. */
record FrozenStore(Stage stage) implements Staging {
    private static final int SHORTEST_MS = 300;
    private static final int LONGEST_MS = 1_000;

    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        long primary = stage.store().primaryProcess();
        Signals signals = stage.signals();
        return crowd.each(person -> {
            Crowd.pause();
            if (signals.freeze(primary)) {
                int length = ThreadLocalRandom.current().nextInt(SHORTEST_MS, LONGEST_MS);
                stage.circumstances().note("store still for ms", length);
                CompletableFuture.delayedExecutor(length, TimeUnit.MILLISECONDS).execute(() -> signals.thaw(primary));
            }
            return stage.any().withdraws(person);
        });
    }
}
