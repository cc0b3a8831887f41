package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The store's primary stands still until another is elected and has acknowledged the withdrawals, and then goes on: for a
 * moment it takes itself for the primary, and has never heard of them. The second consent-service knows no other node. The
 * first sharing-service, which takes in the events of the first column, stands still too: else it would have struck her off
 * before anybody asked.
 * Each of them is also asked for in that node's store directly, to see that it did answer so.
 */
record Deposed(Stage stage) implements Staging {
    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        Store store = stage.store();
        store.awaitFirstIsPrimary();
        Map<Person, Long> before = store.narrowings(crowd.people());
        long takesEvents = stage.first().pid("sharing-service");
        // Nobody pulls meanwhile, so that no circuit breaker has opened when there is something to be had.
        pulling.hold();
        pulling.awaitAnswered();
        stage.signals().freeze(takesEvents);
        try {
            List<CompletableFuture<Boolean>> stale = new ArrayList<>();
            List<Acknowledged> all = stage.whileFrozen(store.primaryProcess(), () -> {
                before.forEach((person, narrowing) -> stale.add(store.deposedStillSays(person, narrowing)));
                store.awaitAnotherPrimary();
                List<Acknowledged> acknowledged = crowd.each(stage.first()::withdraws);
                pulling.releaseLast();
                Crowd.pause();
                return acknowledged;
            });
            long goesOn = System.nanoTime();
            stale.forEach(one -> stage.circumstances().note("deposed primary answered as before", one.join() ? 1 : 0));
            return all.stream().map(one -> one.decidedAt(goesOn)).toList();
        } finally {
            pulling.release();
            store.awaitFirstIsPrimary();
            stage.signals().thaw(takesEvents);
        }
    }
}
