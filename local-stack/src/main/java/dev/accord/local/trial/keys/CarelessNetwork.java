package dev.accord.local.trial.keys;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import dev.accord.local.trial.faults.Fault;
import dev.accord.local.trial.faults.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * The way to a gateway as bad networks make it: of a tenth of all keyed requests the answer is cut in half, so that whoever
 * sent it sends it again, and a tenth arrives twice at once.
 */
final class CarelessNetwork extends Outside implements AutoCloseable {
    private static final int OUT_OF = 10;
    private static final Executor AT_ONCE = Thread::startVirtualThread;

    private final FaultProxy cutting;
    private final Outside lossy;
    private final LongAdder lost = new LongAdder();
    private final LongAdder doubled = new LongAdder();

    /** @param patience how long whoever got no answer sends the same request again */
    CarelessNetwork(URI gateway, Patience patience) {
        super(gateway, patience);
        this.cutting = new FaultProxy(gateway.getPort());
        cutting.spoil(Fault.CUT);
        this.lossy = new Outside(gateway, URI.create("http://127.0.0.1:" + cutting.port()), patience);
    }

    /** Asks once as far as its caller knows, who is told when the answer was lost. */
    @Override
    public Answer askOnce(Credential who, Call call) throws IOException {
        int chance = call.isKeyed() ? ThreadLocalRandom.current().nextInt(OUT_OF) : OUT_OF;
        return switch (chance) {
            case 0 -> losing(who, call);
            case 1 -> twiceAtOnce(who, call);
            default -> super.askOnce(who, call);
        };
    }

    private Answer losing(Credential who, Call call) throws IOException {
        lost.increment();
        Answer whole = lossy.askOnce(who, call);
        throw new IllegalStateException("an answer was to be lost, and came: " + whole.status());
    }

    private Answer twiceAtOnce(Credential who, Call call) throws IOException {
        doubled.increment();
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> straight(who, call), AT_ONCE);
        try {
            return super.askOnce(who, call);
        } finally {
            other.join();
        }
    }

    private Answer straight(Credential who, Call call) {
        try {
            return super.askOnce(who, call);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }

    /** Of how many requests the answer was lost. */
    long lost() {
        return lost.sum();
    }

    /** How many requests arrived twice at once. */
    long doubled() {
        return doubled.sum();
    }

    @Override
    public void close() {
        cutting.close();
    }
}
