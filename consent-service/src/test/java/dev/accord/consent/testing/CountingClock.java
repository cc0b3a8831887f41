package dev.accord.consent.testing;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The real clock, which also counts how often somebody waited on it. */
public final class CountingClock implements MonotonicClock {

    private final MonotonicClock clock = MonotonicClock.system();
    private final AtomicInteger waits = new AtomicInteger();

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void await(Duration duration) throws InterruptedException {
        clock.await(duration);
        waits.incrementAndGet();
    }

    /** How often somebody has waited to the end so far. */
    public int waits() {
        return waits.get();
    }

    /** Puts it in the real clock's place. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class InPlace {

        @Bean
        CountingClock countingClock() {
            return new CountingClock();
        }
    }
}
