package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.hostile.HostileInput;
import dev.accord.local.hostile.Outcome;
import dev.accord.local.intruder.Ground;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is sent to any operation, nothing fails and nothing comes back that is not documented. It is the last: its
 * people stay, with all that was said in their name.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(OnePlatform.class)
class HostileInputTest {
    private static final int REQUESTS = 1_500;
    private static final long SEED = 20261126;

    private final Ground ground;

    HostileInputTest(RunningPlatform platform) {
        this.ground = platform.ground();
    }

    @Test
    void neitherBreaksThePlatformNorMakesItSayWhatItsDocumentsDoNot() throws Exception {
        Outcome outcome;
        try (HostileInput input = HostileInput.sparingOthers(ground)) {
            outcome = input.send(REQUESTS, SEED);
        }

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.breaches()).isEmpty();
        assertThat(outcome.requests()).isEqualTo(REQUESTS);
        // Otherwise it would have seen refusals for want of a part and little else.
        assertThat(outcome.unavailable()).isLessThan(REQUESTS / 20);
        assertThat(outcome.byStatus()).containsKeys(200, 400, 403, 404, 422);
    }
}
