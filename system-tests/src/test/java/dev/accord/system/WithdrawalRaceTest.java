package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.withdrawal.ShortRace;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code ./accord trial withdrawal}, about a minute on two cores: sharing-service paused for moments,
 * with a slow partner too. What needs two instances of a service or three nodes of the store is left to the trial itself.
 */
@ExtendWith(OnePlatform.class)
class WithdrawalRaceTest {
    private final RunningPlatform platform;

    WithdrawalRaceTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void letsNoByteOutAfterAWithdrawalWasAcknowledged() throws IOException {
        try (ShortRace race = race()) {
            Report report = race.whole();

            assertThat(report.rounds()).isPositive();
            assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
        }
    }

    @Test
    void noticesThatTheWaitIsGone() throws IOException {
        try (ShortRace race = race()) {
            Report report = race.broken();

            assertThat(race.twin().isCaughtBy(report.figures()))
                    .as(report.toString())
                    .isTrue();
        }
    }

    private ShortRace race() throws IOException {
        return new ShortRace(
                platform.stack(),
                platform.options(Duration.ofSeconds(20)),
                line -> System.out.println("withdrawal: " + line));
    }
}
