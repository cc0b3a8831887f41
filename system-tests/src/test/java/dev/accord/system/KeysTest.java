package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.keys.KeysTrial;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code ./accord trial keys}. */
@ExtendWith(OnePlatform.class)
class KeysTest {
    private static final int REQUESTS = 300;

    private final RunningPlatform platform;

    KeysTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void eachKeyHasOneEffectThoughAnswersAreLostAndRequestsComeTwice() throws Exception {
        Report report = KeysTrial.play(
                platform.options(Duration.ofSeconds(30)), new Terms(REQUESTS, false, System.out::println));

        assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
    }
}
