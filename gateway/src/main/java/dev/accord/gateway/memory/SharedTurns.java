package dev.accord.gateway.memory;

import dev.accord.gateway.trust.Turns;
import dev.accord.gateway.trust.TurnsInProcess;
import dev.accord.kit.memory.MemoryUnreachable;
import dev.accord.kit.memory.SharedMemory;
import dev.accord.kit.time.IdSource;
import dev.accord.kit.time.MonotonicClock;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Turns over all gateways. Those of one process queue up among themselves, so that only one of them asks the others. A
 * turn whose gateway died ends by itself.
 */
@Component
@Profile("redis")
class SharedTurns implements Turns {

    private static final Duration LONGEST_TURN = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Ends the turn only if it is still ours. */
    private static final String END =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final SharedMemory memory;
    private final MonotonicClock clock;
    private final IdSource ids;
    private final Turns here = new TurnsInProcess();

    SharedTurns(SharedMemory memory, MonotonicClock clock, IdSource ids) {
        this.memory = memory;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws MemoryUnreachable also when another gateway's turn takes too long */
    @Override
    public <T> T inTurn(String session, Supplier<T> doing) {
        return here.inTurn(session, () -> amongAll(memory.key("turn", session), doing));
    }

    private <T> T amongAll(String key, Supplier<T> doing) {
        byte[] mine = ids.next().toString().getBytes(StandardCharsets.US_ASCII);
        begin(key, mine);
        try {
            return doing.get();
        } finally {
            end(key, mine);
        }
    }

    private void begin(String key, byte[] mine) {
        long started = clock.nanos();
        while (memory.ask(
                redis -> redis.sync().set(key, mine, SetArgs.Builder.nx().px(LONGEST_TURN)) == null)) {
            if (clock.nanos() - started > LONGEST_WAIT.toNanos()) {
                throw new MemoryUnreachable("no turn");
            }
            try {
                clock.await(LOOK_AGAIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new MemoryUnreachable("interrupted");
            }
        }
    }

    private void end(String key, byte[] mine) {
        try {
            memory.ask(redis -> redis.sync().<Long>eval(END, ScriptOutputType.INTEGER, new String[] {key}, mine));
        } catch (MemoryUnreachable late) {
            // It ends by itself; what was done in it stays done.
        }
    }
}
