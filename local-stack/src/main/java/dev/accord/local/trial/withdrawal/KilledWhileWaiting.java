package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
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
    public List<Answer> withdrawals(Crowd crowd, Pulling pulling) {
        Map<Person, String> keys = crowd.people().stream()
                .collect(Collectors.toMap(
                        Function.identity(), person -> UUID.randomUUID().toString()));
        Map<Person, Long> before = stage.store().narrowings(crowd.people());
        Crowd.pause();
        List<CompletableFuture<Void>> first = crowd.people().stream()
                .map(person -> CompletableFuture.runAsync(
                        () -> triesOnce(person, keyOf(keys, person)), Thread::startVirtualThread))
                .toList();
        pauseSharing();
        stage.store().awaitNarrowed(before);
        stage.stack().kill(stage.first().part(SERVICE));
        try {
            CompletableFuture<Void> back = CompletableFuture.runAsync(
                    () -> stage.stack().start(stage.first().part(SERVICE)), Thread::startVirtualThread);
            List<Answer> answers = crowd.each(person -> stage.any().withdraws(person, keyOf(keys, person)));
            back.join();
            return answers;
        } finally {
            first.forEach(CompletableFuture::join);
        }
    }

    private static String keyOf(Map<Person, String> keys, Person person) {
        return Objects.requireNonNull(keys.get(person));
    }

    private void triesOnce(Person person, String key) {
        try {
            stage.first()
                    .impatient()
                    .askOnce(
                            person.session(),
                            person.choice(Research.PURPOSE, "withdrawn").once(key));
        } catch (IOException cut) {
            // As it should be: whoever could have answered is dead.
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
