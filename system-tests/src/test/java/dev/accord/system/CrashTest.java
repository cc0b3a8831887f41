package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.StepReport;
import dev.accord.local.demo.Story;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.crash.CrashTrial;
import dev.accord.local.trial.crash.Place;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code ./accord trial crash}: every service and the store are killed once while people, an officer and
 * a partner write, and while the story of the demo is told.
 */
@ExtendWith(OnePlatform.class)
class CrashTest {
    private static final int KILLS = 1;
    private static final int OF_EACH_KIND = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningPlatform platform;

    CrashTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void losesNothingAcknowledgedAndTellsTheStoryToItsEndThoughEveryPartIsKilled() {
        CompletableFuture<List<StepReport>> story =
                CompletableFuture.supplyAsync(() -> Story.play(platform.options(PATIENCE), step -> {}));

        Report report =
                CrashTrial.play(new Shared(platform), CrashTrial.PARTS, KILLS, OF_EACH_KIND, System.out::println);

        assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
        StoryTest.assertAsPromised(story.join());
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
