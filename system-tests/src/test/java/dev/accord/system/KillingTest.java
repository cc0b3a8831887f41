package dev.accord.system;

import dev.accord.local.demo.Story;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The story is told to the end, and nothing acknowledged in it is lost, although every service dies meanwhile. */
@ExtendWith(OnePlatform.class)
class KillingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningPlatform platform;

    KillingTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void losesNothingWhenEveryServiceIsKilledBetweenTwoStepsOrInTheMiddleOfRequests() {
        AtomicInteger killed = new AtomicInteger();
        theStoryHoldsThough(service -> {
            if (killed.getAndIncrement() % 2 == 0) {
                platform.kill(service);
            } else {
                CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(() -> platform.kill(service));
            }
        });
    }

    /** Each service meets its end once, after one step or other; its supervisor starts it again meanwhile. */
    private void theStoryHoldsThough(Consumer<String> killing) {
        Iterator<String> victims = RunningPlatform.SERVICES.iterator();
        try {
            StoryTest.assertAsPromised(Story.play(platform.options(PATIENCE), report -> {
                if (victims.hasNext()) {
                    killing.accept(victims.next());
                }
            }));
        } finally {
            RunningPlatform.SERVICES.forEach(service -> platform.awaitBack(service, 0));
        }
    }
}
