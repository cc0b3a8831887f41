package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The consent-service that takes the withdrawals is killed when they are durable and before it has acknowledged them.
 * Everybody asks again with the same key: at once through the other instance, or through the same when it is back.
 */
record KilledWhileWaiting(Stage stage) implements Staging {
    private static final String SERVICE = "consent-service";

    @Override
    public List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling) {
        Map<Person, String> keys = crowd.people().stream()
                .collect(Collectors.toMap(
                        Function.identity(), person -> UUID.randomUUID().toString()));
        Map<Person, Long> before = stage.store().narrowings(crowd.people());
        Crowd.pause();
        long sentAt = System.nanoTime();
        List<CompletableFuture<Boolean>> first = crowd.begin(person -> isToldAtOnce(person, keyOf(keys, person)));
        // A page that was allowed before stands still until one of them is told, and would be in time for a hasty
        // answer.
        List<CompletableFuture<Acknowledged>> again =
                stage.whileFrozen(stage.second().pid("sharing-service"), () -> {
                    boolean durable = stage.store().awaitNarrowed(before);
                    stage.stack().kill(stage.first().part(SERVICE));
                    stage.circumstances().note("killed when all were durable", durable ? 1 : 0);
                    return crowd.beginAndAwaitFirst(
                            person -> columnOf(crowd, person).withdraws(person, keyOf(keys, person)));
                });
        stage.stack().start(stage.first().part(SERVICE));
        first.forEach(one -> stage.circumstances().note("killed before it was acknowledged", one.join() ? 0 : 1));
        return again.stream()
                .map(CompletableFuture::join)
                .map(one -> one.decidedAt(sentAt))
                .toList();
    }

    /** Every other asks again through each. */
    private Column columnOf(Crowd crowd, Person person) {
        return stage.columns()
                .get(crowd.people().indexOf(person) % stage.columns().size());
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
}
