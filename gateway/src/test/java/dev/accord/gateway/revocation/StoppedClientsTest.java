package dev.accord.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.security.oauth2.core.ClaimAccessor;

class StoppedClientsTest {

    private final Revocations revocations = new Revocations(new MarksHere());
    private final Passing clock = new Passing();
    private final List<Ended.Client> onRecord = new ArrayList<>();
    private boolean isAway;
    private int asked;
    private final StoppedClients stopped = new StoppedClients(this::list, revocations, clock);

    @Test
    void aGatewayThatHasJustStartedKnowsWhomItWasNeverTold() {
        onRecord.add(new Ended.Client("partner-1", 4, true));

        assertThat(stopped.areKnown()).isTrue();

        assertThat(standing("partner-1")).isEqualTo(Standing.STOPPED);
        assertThat(standing("partner-2")).isEqualTo(Standing.GOOD);
    }

    @Test
    void asksBeforeTheFirstPartnerComes() {
        stopped.run(new DefaultApplicationArguments());
        assertThat(asked).isEqualTo(1);

        assertThat(stopped.areKnown()).isTrue();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void letsNobodyInBeforeItHasTheList() {
        isAway = true;
        assertThat(stopped.areKnown()).isFalse();

        isAway = false;
        assertThat(stopped.areKnown()).isTrue();
    }

    @Test
    void letsNobodyInOnceTheListIsTooOld() {
        assertThat(stopped.areKnown()).isTrue();
        isAway = true;

        clock.pass(Duration.ofSeconds(181));

        assertThat(stopped.areKnown()).isFalse();
    }

    @Test
    void asksOnceForManyCalls() {
        for (int call = 0; call < 100; call++) {
            assertThat(stopped.areKnown()).isTrue();
        }
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void anOlderListDoesNotStopWhoWasLetInSince() {
        revocations.end(new Ended.Client("partner-1", 5, false));
        onRecord.add(new Ended.Client("partner-1", 4, true));

        stopped.areKnown();

        assertThat(standing("partner-1")).isEqualTo(Standing.GOOD);
    }

    private Standing standing(String client) {
        ClaimAccessor token = () -> Map.of("azp", client);
        return revocations.of(token);
    }

    private List<Ended.Client> list() {
        asked++;
        if (isAway) {
            throw new StoppedClientsList.Unusable("unreachable");
        }
        return onRecord;
    }

    private static final class Passing implements MonotonicClock {

        private long nanos = 1;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void await(Duration duration) {
            pass(duration);
        }
    }
}
