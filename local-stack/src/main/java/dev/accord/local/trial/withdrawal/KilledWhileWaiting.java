package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The consent-service that takes the withdrawals is killed when they are durable and before it has acknowledged them.
 * Everybody asks again with the same key: at once through the other instance, or through the same when it is back.
 */
record KilledWhileWaiting(Stage stage) implements Staging {
    private static final String SERVICE = "consent-service";
    // A page that was allowed just before stands still meanwhile, and would still be in time for a hasty answer.
    private static final int SHORTEST_PAUSE_MS = 60;
    private static final int LONGEST_PAUSE_MS = 180;

    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        Map<Person, String> keys = crowd.people().stream()
                .collect(Collectors.toMap(
                        Function.identity(), person -> UUID.randomUUID().toString()));
        Map<Person, Long> before = stage.store().narrowings(crowd.people());
        Crowd.pause();
        long sentAt = System.nanoTime();
        List<CompletableFuture<Boolean>> first = crowd.people().stream()
                .map(person -> CompletableFuture.supplyAsync(
                        () -> isToldAtOnce(person, keyOf(keys, person)), Thread::startVirtualThread))
                .toList();
        pauseSharing();
        boolean durable = stage.store().awaitNarrowed(before);
        stage.stack().kill(stage.first().part(SERVICE));
        CompletableFuture<Void> back = CompletableFuture.runAsync(
                () -> stage.stack().start(stage.first().part(SERVICE)), Thread::startVirtualThread);
        List<Acknowledged> all = crowd.each(person -> stage.any().withdraws(person, keyOf(keys, person)));
        back.join();
        first.forEach(one ->
                stage.circumstances().note("killed between durable and acknowledged", durable && !one.join() ? 1 : 0));
        return all.stream().map(one -> one.decidedAt(sentAt)).toList();
    }

    private static String keyOf(Map<Person, String> keys, Person person) {
        return Objects.requireNonNull(keys.get(person));
    }

    /** Whether somebody was left to tell her that it is done. */
    private boolean isToldAtOnce(Person person, String key) {
        try {
            return stage.first()
                    .impatient()
                    .askOnce(
                            person.session(),
                            person.choice(Research.PURPOSE, "withdrawn").once(key))
                    .good();
        } catch (IOException cut) {
            return false;
        }
    }

    private void pauseSharing() {
        long sharing = stage.second().pid("sharing-service");
        stage.signals().freeze(sharing);
        int length = ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
        CompletableFuture.delayedExecutor(length, TimeUnit.MILLISECONDS)
                .execute(() -> stage.signals().thaw(sharing));
    }
}
