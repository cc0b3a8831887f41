package dev.accord.local.trial.withdrawal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The gateway stands still while a slow line to a partner is full, until the other column has acknowledged it and for
 * another L: what waits in the kernel leaves when the line has room, not at once.
 */
record FrozenBesideSlowLine(Stage stage) implements Staging {
    private static final Duration FULL_AFTER = Duration.ofSeconds(4);

    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        pulling.hold();
        LockSupport.parkNanos(FULL_AFTER.toNanos());
        pulling.release();
        Crowd.pause();
        return stage.whileFrozen(stage.second().pid("gateway"), () -> {
            List<Acknowledged> all = crowd.each(stage.first()::withdraws);
            LockSupport.parkNanos(stage.leases().length().toNanos());
            return all;
        });
    }
}
