package dev.accord.local.trial.keys;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import dev.accord.local.trial.faults.Fault;
import dev.accord.local.trial.faults.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Delivers requests to the gateway as bad networks do: of some the answer is lost, some arrive twice at once. */
final class CarelessNetwork implements AutoCloseable {
    private static final int OUT_OF = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Executor AT_ONCE = Thread::startVirtualThread;

    private final FaultProxy dropping;
    private final Outside straight;
    private final Outside lossy;
    private final LongAdder dropped = new LongAdder();
    private final LongAdder doubled = new LongAdder();

    CarelessNetwork(URI gateway) {
        this.dropping = new FaultProxy(gateway.getPort());
        dropping.spoil(Fault.CUT);
        this.straight = new Outside(gateway, new Patience(PATIENCE));
        this.lossy = new Outside(
                gateway, URI.create("http://127.0.0.1:" + dropping.port()), new Patience(Duration.ZERO));
    }

    /** A tenth is sent again after its answer was cut in half, a tenth is sent twice at once. */
    Answer deliver(Credential who, Call call) {
        int chance = ThreadLocalRandom.current().nextInt(OUT_OF);
        if (chance == 0) {
            lose(who, call);
        } else if (chance == 1) {
            doubled.increment();
            CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> straight.ask(who, call), AT_ONCE);
            Answer answer = straight.ask(who, call);
            other.join();
            return answer;
        }
        return straight.ask(who, call);
    }

    /** Without loss or repetition. */
    Answer ask(Credential who, Call call) {
        return straight.ask(who, call);
    }

    private void lose(Credential who, Call call) {
        try {
            Answer whole = lossy.askOnce(who, call);
            throw new IllegalStateException("an answer was to be lost, and came: " + whole.status());
        } catch (IOException lost) {
            dropped.increment();
        }
    }

    long dropped() {
        return dropped.sum();
    }

    long doubled() {
        return doubled.sum();
    }

    @Override
    public void close() {
        dropping.close();
    }
}
