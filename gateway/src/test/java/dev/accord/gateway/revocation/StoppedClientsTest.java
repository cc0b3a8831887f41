package dev.accord.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.security.oauth2.core.ClaimAccessor;

class StoppedClientsTest {

    private final Revocations revocations = new Revocations(new MarksHere());
    private final Passing clock = new Passing();
    private final List<Ended.Client> onRecord = new ArrayList<>();
    private volatile boolean isAway;
    private final AtomicInteger asked = new AtomicInteger();
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
        assertThat(asked).hasValue(1);

        assertThat(stopped.areKnown()).isTrue();
        assertThat(asked).hasValue(1);
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
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesNotAskAgainForEachCallWhileNobodyAnswers() {
        assertThat(stopped.areKnown()).isTrue();
        isAway = true;
        clock.pass(Duration.ofSeconds(61));

        for (int call = 0; call < 20; call++) {
            assertThat(stopped.areKnown()).isTrue();
            await().until(() -> asked.get() == 2);
        }

        clock.pass(Duration.ofSeconds(15));
        assertThat(stopped.areKnown()).isTrue();
        await().until(() -> asked.get() == 3);
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
        asked.incrementAndGet();
        if (isAway) {
            throw new StoppedClientsList.Unusable("unreachable");
        }
        return onRecord;
    }

    private static final class Passing implements MonotonicClock {

        private final AtomicLong nanos = new AtomicLong(1);

        void pass(Duration time) {
            nanos.addAndGet(time.toNanos());
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void await(Duration duration) {
            pass(duration);
        }
    }
}
