package dev.accord.local.trial.replicas;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Both gateways as one address, the way a load balancer before them would: it looks at their readiness, uses those that
 * are ready in turn, and offers a request to the next only when no connection came about.
 */
final class Doors implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final List<Outside> gateways;
    private final Map<Outside, Boolean> ready = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Thread> looking;

    /** @param known the address that proofs of possession name, whichever gateway they reach */
    Doors(URI known, List<URI> addresses) {
        gateways = addresses.stream()
                .map(address -> new Outside(known, address, new Patience(Duration.ZERO)))
                .toList();
        looking = gateways.stream()
                .map(gateway -> Thread.ofVirtual().start(() -> look(gateway)))
                .toList();
    }

    /** Asks exactly once. */
    Answer ask(Credential who, Call call) throws IOException {
        Outside first = next();
        try {
            return first.askOnce(who, call);
        } catch (ConnectException refused) {
            ready.put(first, false);
            return next().askOnce(who, call);
        }
    }

    private Outside next() {
        List<Outside> usable = gateways.stream()
                .filter(gateway -> ready.getOrDefault(gateway, true))
                .toList();
        List<Outside> among = usable.isEmpty() ? gateways : usable;
        return among.get(Math.floorMod(turn.getAndIncrement(), among.size()));
    }

    private void look(Outside gateway) {
        while (!Thread.currentThread().isInterrupted()) {
            ready.put(gateway, isReady(gateway));
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isReady(Outside gateway) {
        try {
            return gateway.askOnce(Credential.NOBODY, Call.get("/actuator/health/readiness"))
                    .good();
        } catch (IOException silent) {
            return false;
        }
    }

    @Override
    public void close() {
        looking.forEach(Thread::interrupt);
    }
}
