package dev.accord.local.trial.withdrawal;

import java.util.List;

/**
 * One hop stands still from before they withdraw until the other column has acknowledged it, so for longer than L + D:
 * whatever it held when it stopped, it holds when it goes on.
 */
record Frozen(Stage stage, String service) implements Staging {
    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        Crowd.pause();
        return stage.whileFrozen(stage.second().pid(service), () -> crowd.each(stage.first()::withdraws));
    }
}
