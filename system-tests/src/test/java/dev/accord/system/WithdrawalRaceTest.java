package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.withdrawal.WithdrawalTrial;
import dev.accord.local.trial.withdrawal.WithdrawalTrial.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnePlatform.class)
class WithdrawalRaceTest {
    private static final int ROUNDS = 24;
    private static final int BROKEN_ROUNDS = 40;
    private static final int MOST_BROKEN_RACES = 8;

    private final RunningPlatform platform;

    WithdrawalRaceTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void letsNoByteOutAfterAWithdrawalWasAcknowledged() throws Exception {
        Outcome outcome = trial().race(ROUNDS);

        assertThat(outcome.rounds()).isEqualTo(ROUNDS);
        assertThat(outcome.pages()).isGreaterThan(0);
        assertThat(outcome.bytesAfter()).as(outcome.toString()).isZero();
    }

    /** Whether one race is lost is chance; that none of so many is would be a trial that sees nothing. */
    @Test
    void noticesThatTheWaitIsGone() throws Exception {
        try {
            WithdrawalTrial broken = trial().withoutTheWait(platform.pid("consent-service"));
            Outcome outcome = broken.race(BROKEN_ROUNDS);
            for (int races = 1; outcome.bytesAfter() == 0 && races < MOST_BROKEN_RACES; races++) {
                outcome = broken.race(BROKEN_ROUNDS);
            }

            assertThat(outcome.bytesAfter()).as(outcome.toString()).isPositive();
        } finally {
            platform.crash("consent-service");
        }
    }

    private WithdrawalTrial trial() {
        return new WithdrawalTrial(platform.options(Duration.ofSeconds(20))).freezing(platform.pid("sharing-service"));
    }
}
