package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.StepReport;
import dev.accord.local.demo.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnePlatform.class)
class StoryTest {
    private final DemoOptions options;

    StoryTest(RunningPlatform platform) {
        this.options = platform.options(Duration.ofSeconds(30));
    }

    @Test
    void theStoryHolds() {
        assertAsPromised(Story.play(options, StoryTest::tell));
    }

    @Test
    void theStoryHoldsTwiceOnTheSamePlatform() {
        assertAsPromised(Story.play(options, StoryTest::tell));
        assertAsPromised(Story.play(options, StoryTest::tell));
    }

    static void assertAsPromised(List<StepReport> reports) {
        assertThat(reports)
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.ok())
                        .as("%s: %s", report.step(), report.detail())
                        .isTrue());
    }

    private static void tell(StepReport report) {
        System.out.println(report.step() + ": " + report.detail());
    }
}
