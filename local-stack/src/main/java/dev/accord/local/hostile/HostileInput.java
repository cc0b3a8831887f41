package dev.accord.local.hostile;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Outside;
import dev.accord.local.intruder.Cast;
import dev.accord.local.intruder.Documents.Operation;
import dev.accord.local.intruder.Ground;
import dev.accord.local.intruder.Intruder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Generated requests against every operation, by everybody who has a token. Whatever is sent, the platform never fails
 * and never answers anything that its OpenAPI documents do not promise.
 */
public final class HostileInput implements AutoCloseable {
    private static final int LANES = 3;
    private static final int PERMITTED_PERCENT = 92;

    /** What these do concerns all people of the platform. */
    private static final Set<String> NOTICED_BY_ALL = Set.of(
            "consent: POST /api/consent/policies",
            "consent: POST /api/consent/policies/{version}/classification",
            "notification: POST /api/notifications/campaigns");

    /** Whoever is one of these is shown what is theirs alone. */
    private static final Set<String> OWNERS = Set.of("user", "partner");

    private final Ground ground;
    private final List<Operation> operations;
    private final Cast cast;
    private final Contract contract = new Contract();
    private final Seen seen = new Seen();
    private final boolean sparing;

    private HostileInput(Ground ground, List<Operation> operations, Cast cast, boolean sparing) {
        this.ground = ground;
        this.operations = operations;
        this.cast = cast;
        this.sparing = sparing;
        cast.all().forEach(one -> one.owns().forEach(seen::keep));
    }

    /** Against all there is: for a platform that nobody else uses. */
    public static HostileInput on(Ground ground) {
        return new HostileInput(ground, ground.documents().operations(), Cast.full(ground), false);
    }

    /**
     * For a platform that others use at the same time or later: leaves out what everybody would notice, and knows no ids
     * but those that its own people and partners are shown, so that nothing of anybody else's is suspended or changed.
     */
    public static HostileInput sparingOthers(Ground ground) {
        List<Operation> operations = ground.documents().operations().stream()
                .filter(operation -> !NOTICED_BY_ALL.contains(operation.toString()))
                .toList();
        return new HostileInput(ground, operations, Cast.withoutNotices(ground), true);
    }

    /** Sends so many requests, spread evenly over the operations. */
    public Outcome send(int requests, long seed) throws InterruptedException, IOException {
        Outcome outcome = new Outcome();
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int first = lane;
                running.add(lanes.submit(() -> {
                    send(first, requests, new Dice(seed + first), outcome);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException broken) {
            throw new IOException("a request was not answered at all", broken.getCause());
        }
        return outcome;
    }

    private void send(int first, int requests, Dice dice, Outcome outcome) throws IOException {
        for (int i = first; i < requests; i += LANES) {
            Operation operation = operations.get(i % operations.size());
            Call call = new Request(operation, dice, seen).call();
            Intruder sender = sender(operation, dice);
            Answer answer = where(operation).askOnce(sender.credential(), call);
            if (!sparing || sender.is().stream().anyMatch(OWNERS::contains)) {
                seen.lookAt(answer.json());
            }
            outcome.record(operation, call, answer, contract.breach(operation, answer));
        }
    }

    private Outside where(Operation operation) {
        return operation.path().startsWith("/api/")
                ? ground.gateway()
                : Objects.requireNonNull(ground.services().get(operation.service()));
    }

    private Intruder sender(Operation operation, Dice dice) {
        boolean permitted = dice.lands(PERMITTED_PERCENT);
        List<Intruder> fitting = cast.all().stream()
                .filter(one -> one.at().isEmpty()
                        ? operation.path().startsWith("/api/")
                        : one.at().equals(operation.service()))
                .filter(one -> !permitted
                        || operation.callers().contains("anyone")
                        || operation.callers().stream().anyMatch(one.is()::contains))
                .toList();
        return dice.of(fitting.isEmpty() ? cast.all() : fitting);
    }

    @Override
    public void close() {
        cast.close();
    }
}
