package dev.accord.local.trial.replicas;

import dev.accord.local.LocalStack;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Signals;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import dev.accord.local.trial.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Two of every service behind two gateways: each instance is restarted after the other without anybody noticing, and one
 * that dies or freezes costs requests for seconds at most and nothing that was acknowledged.
 */
public final class ReplicasTrial implements Trial {
    private static final String RESTARTED = "requests failed while instances were restarted";
    private static final String LATER = "requests failed later than 20 s after an instance died or froze";
    private static final String LOST = "acknowledged choices lost";

    private static final List<String> KILLED =
            List.of("consent-service", "account-service-2", "sharing-service", "consent-service-2");
    private static final List<String> FROZEN = List.of("sharing-service-2", "consent-service-2", "account-service");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A request that an instance had when it froze is given up after 15 s; the rest is for a busy machine. */
    private static final Duration REFUSALS_STOP_WITHIN = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final long ENOUGH = 60;
    private static final int MOST_TOLD = 5;

    @Override
    public String name() {
        return "replicas";
    }

    @Override
    public String promise() {
        return "with two of every service none is missed while it is restarted, nor for long when it dies";
    }

    @Override
    public String round() {
        return "restarts of every instance";
    }

    @Override
    public int usualRounds() {
        return 1;
    }

    @Override
    public Twin twin() {
        return new Twin("the good end: instances leave without notice and without finishing", Set.of(RESTARTED));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        try (OwnPlatform platform = OwnPlatform.start(name(), terms.broken() ? Pair::headlong : Pair::whole, terms);
                Asking asking = new Asking(platform.stack(), platform.options(PATIENCE));
                Signals signals = new Signals()) {
            return play(platform.stack(), asking, signals, terms);
        }
    }

    private static Report play(LocalStack stack, Asking asking, Signals signals, Terms terms) throws Exception {
        Map<String, String> notes = new LinkedHashMap<>();
        long restarted = 0;
        long later = 0;
        long lost = 0;
        for (int round = 0; round < terms.rounds(); round++) {
            terms.tell("every instance is restarted");
            restarted += failedWhile(asking, stack::restartRolling, notes);
            if (!terms.broken()) {
                String killed = KILLED.get(round % KILLED.size());
                String choice = round % 2 == 0 ? "refused" : "granted";
                terms.tell(killed + " is killed");
                later += failedLater(
                        asking,
                        () -> {
                            asking.chooses(choice);
                            stack.kill(killed);
                        },
                        notes);
                lost += asking.hasChosen(choice) ? 0 : 1;
                awaitUp(stack, killed);
                String frozen = FROZEN.get(round % FROZEN.size());
                terms.tell(frozen + " freezes");
                long process = stack.pid(frozen);
                later += failedLater(asking, () -> signals.freeze(process), notes);
                signals.thaw(process);
            }
        }
        return new Report(
                terms.rounds(),
                List.of(
                        Figure.exactly(RESTARTED, (double) restarted, 0, "requests"),
                        Figure.exactly(LATER, (double) later, 0, "requests"),
                        Figure.exactly(LOST, (double) lost, 0, "choices")),
                notes);
    }

    private static long failedWhile(Asking asking, Runnable restart, Map<String, String> notes) throws Exception {
        try (Load load = asking.begin()) {
            load.awaitAnswered(ENOUGH);
            long begun = System.nanoTime();
            restart.run();
            load.awaitAnswered(ENOUGH);
            return told(load.failuresSince(begun), begun, notes);
        }
    }

    private static long failedLater(Asking asking, Runnable harm, Map<String, String> notes) throws Exception {
        try (Load load = asking.begin()) {
            load.awaitAnswered(ENOUGH);
            harm.run();
            long soon = System.nanoTime() + REFUSALS_STOP_WITHIN.toNanos();
            TimeUnit.NANOSECONDS.sleep(soon - System.nanoTime());
            load.awaitAnswered(ENOUGH);
            return told(load.failuresSince(soon), soon, notes);
        }
    }

    private static long told(List<Load.Failure> failures, long since, Map<String, String> notes) {
        failures.stream()
                .limit(MOST_TOLD)
                .forEach(failure ->
                        notes.put("failed after " + (failure.atNanos() - since) / 1_000_000 + " ms", failure.what()));
        return failures.size();
    }

    private static void awaitUp(LocalStack stack, String part) {
        if (!Waiting.within(PATIENCE, LOOK_EVERY, () -> stack.isUp(part))) {
            throw new IllegalStateException(part + " was not started again");
        }
    }
}
