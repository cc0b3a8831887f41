package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.crash.CrashTrial;
import dev.accord.local.trial.crash.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code ./accord trial crash}: each service is killed once while people, an officer and a partner
 * write. The store is left to the trial itself, for every other test stands on it.
 */
@ExtendWith(OnePlatform.class)
class CrashTest {
    private static final int KILLS = 1;
    private static final int OF_EACH_KIND = 1;

    private final RunningPlatform platform;

    CrashTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void losesNothingAcknowledgedThoughEveryServiceIsKilled() {
        Report report = CrashTrial.play(
                new Shared(platform), RunningPlatform.SERVICES, KILLS, OF_EACH_KIND, System.out::println);

        assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
    }

    /** The platform of all system tests, whose supervisor starts again what was killed. */
    private record Shared(RunningPlatform platform) implements Place {
        @Override
        public DemoOptions options(Duration patience) {
            return platform.options(patience);
        }

        @Override
        public String mongodbUri() {
            return platform.mongodbUri();
        }

        @Override
        public void crash(String part) {
            platform.crash(part);
        }
    }
}
