package dev.accord.local.trial.withdrawal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One hop stands still from before they withdraw until the other column has acknowledged the first of them: the shorter,
 * the hastier that is, so that what it held may still be in time for its lease.
 */
record FrozenUntilFirst(Stage stage, String service) implements Staging {
    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        Crowd.pause();
        List<CompletableFuture<Acknowledged>> all = stage.whileFrozen(
                stage.second().pid(service), () -> crowd.beginAndAwaitFirst(stage.first()::withdraws));
        return all.stream().map(CompletableFuture::join).toList();
    }
}
