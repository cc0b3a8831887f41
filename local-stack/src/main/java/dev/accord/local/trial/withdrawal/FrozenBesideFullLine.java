package dev.accord.local.trial.withdrawal;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A partner stops reading, the gateway stands still as soon as there is no room for more, and the partner reads on when
 * the other column has acknowledged everybody: what waited in the kernel leaves then.
 */
record FrozenBesideFullLine(Stage stage) implements Staging {
    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        // Nobody else pulls, so that there are answers enough to fill it.
        pulling.hold();
        try {
            stage.recorder().hold();
            pulling.release();
            return stage.whileFrozen(stage.second().pid("gateway"), () -> {
                List<Acknowledged> all = crowd.each(stage.first()::withdraws);
                stage.recorder().goOn();
                LockSupport.parkNanos(stage.leases().length().toNanos());
                return all;
            });
        } finally {
            stage.recorder().goOn();
            pulling.release();
        }
    }
}
