package dev.accord.notification.duty;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs every duty on virtual threads of its own, so that a slow mail server holds up nothing but mail. A fault ends a
 * piece, not the duty: it rests and goes on. Stopping lets the pieces under way end first, so that no message is cut off.
 */
@Component
@ConditionalOnProperty(name = "accord.notification.duties", matchIfMissing = true)
class Duties implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Duties.class);
    private static final Duration LONGEST_REST_AFTER_FAULTS = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

    private final List<Duty> duties;
    private final MonotonicClock clock;
    private final List<Thread> lanes = new ArrayList<>();
    private volatile boolean running;

    Duties(List<Duty> duties, MonotonicClock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (Duty duty : duties) {
            for (int lane = 0; lane < duty.lanes(); lane++) {
                lanes.add(Thread.ofVirtual()
                        .name(duty.getClass().getSimpleName() + "-" + lane)
                        .start(() -> attend(duty)));
            }
        }
    }

    private void attend(Duty duty) {
        int faults = 0;
        while (running) {
            try {
                boolean more = duty.doOne();
                faults = 0;
                if (!more) {
                    rest(duty.pace());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                // The message is left out: it may quote an address. Class and place are enough to find it.
                log.warn("{} failed with {} at {}", duty.getClass().getSimpleName(), fault.getClass(), place(fault));
                faults = Math.min(faults + 1, MOST_DOUBLINGS);
                Duration rest = duty.pace().multipliedBy(1L << faults);
                try {
                    rest(rest.compareTo(LONGEST_REST_AFTER_FAULTS) < 0 ? rest : LONGEST_REST_AFTER_FAULTS);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    /** In short naps, so that stopping need not interrupt anybody. */
    private void rest(Duration time) throws InterruptedException {
        long end = clock.nanos() + time.toNanos();
        for (long left = time.toNanos(); running && left > 0; left = end - clock.nanos()) {
            clock.await(Duration.ofNanos(Math.min(left, 100_000_000L)));
        }
    }

    private static Object place(RuntimeException fault) {
        return fault.getStackTrace().length == 0 ? "an unknown place" : fault.getStackTrace()[0];
    }

    @Override
    public void stop() {
        running = false;
        long end = clock.nanos() + LONGEST_FAREWELL.toNanos();
        for (Thread lane : lanes) {
            try {
                lane.join(Duration.ofNanos(Math.max(1, end - clock.nanos())));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            lane.interrupt();
        }
        lanes.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
