package dev.accord.gateway.revocation;

import dev.accord.kit.memory.MemoryUnreachable;
import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Which partners' clients are stopped, as sharing-service has it on record. It tells us each change before it
 * acknowledges it; this list is for what we were not told or have forgotten: a gateway that has just started, or that
 * was not to be reached, asks before it lets any partner in; the first time before it says that it is ready, so that no
 * partner waits for that. The list is good for a while, and with partners calling it
 * is renewed long before that ends.
 */
@Component
public class StoppedClients implements ApplicationRunner {

    /** How long a client stays marked unless the list says so again: longer than the list is good for. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final Duration GOOD_FOR = Duration.ofMinutes(3);
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    /** While the list is good and nobody gives a newer one, not every call of a partner asks for it. */
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(StoppedClients.class);

    private final StoppedClientsList list;
    private final Revocations revocations;
    private final MonotonicClock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long triedAt;
    private volatile long askedAt;
    private volatile boolean known;

    StoppedClients(StoppedClientsList list, Revocations revocations, MonotonicClock clock) {
        this.list = list;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        areKnown();
    }

    /** Whether {@link Revocations} knows all of them; asks if need be. When false, no client may be let in. */
    public boolean areKnown() {
        if (isYoungerThan(RENEWED_AFTER)) {
            return true;
        }
        if (isYoungerThan(GOOD_FOR)) {
            if (clock.nanos() - triedAt >= TRIED_AGAIN_AFTER.toNanos()) {
                Thread.startVirtualThread(() -> ask(Duration.ZERO));
            }
            return true;
        }
        ask(PATIENCE);
        return isYoungerThan(GOOD_FOR);
    }

    private boolean isYoungerThan(Duration age) {
        return known && clock.nanos() - askedAt < age.toNanos();
    }

    private void ask(Duration patience) {
        try {
            if (!asking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (!isYoungerThan(RENEWED_AFTER)) {
                renew();
            }
        } finally {
            asking.unlock();
        }
    }

    private void renew() {
        long began = clock.nanos();
        triedAt = began;
        try {
            list.stopped().forEach(revocations::end);
            askedAt = began;
            known = true;
        } catch (StoppedClientsList.Unusable | MemoryUnreachable failed) {
            log.warn("Which clients are stopped cannot be found out: {}", failed.getMessage());
        }
    }
}
