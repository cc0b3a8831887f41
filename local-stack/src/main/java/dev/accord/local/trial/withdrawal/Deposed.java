package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import java.util.List;
import java.util.UUID;

/**
 * The store's primary stands still until another is elected and has acknowledged the withdrawals, and then goes on: for a
 * moment it takes itself for the primary, and has never heard of them. The second consent-service knows no other node.
 */
record Deposed(Stage stage) implements Staging {
    @Override
    public List<Answer> withdrawals(Crowd crowd, Pulling pulling) {
        Store store = stage.store();
        store.awaitFirstIsPrimary();
        long former = store.primaryProcess();
        // Nobody pulls meanwhile, so that no circuit breaker has opened when there is something to be had.
        pulling.hold();
        stage.signals().freeze(former);
        try {
            store.awaitAnotherPrimary();
            return crowd.each(
                    person -> stage.first().withdraws(person, UUID.randomUUID().toString()));
        } finally {
            pulling.release();
            Crowd.pause();
            stage.signals().thaw(former);
            store.awaitFirstIsPrimary();
        }
    }
}
