package dev.accord.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.testing.ServiceTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** The service with its duties running, as it runs for real: nobody pushes it, and it reaches everyone. */
@SpringBootTest(
        properties = {
            "accord.notification.duties=true",
            "accord.notification.bounce-window=1s",
            "accord.notification.campaigns.page=2",
            "accord.notification.campaigns.tending-pace=100ms",
            // A cold JVM on a busy machine is slower than a neighbour may be; the slow one is slower still.
            "accord.outward.time-out=2s",
            "accord.identity.client-secret=secret"
        })
@DirtiesContext
class RunningByItselfTest extends ServiceTest {

    @Test
    void aCampaignReachesEveryoneAndFinishes() {
        for (String person : new String[] {"a", "b", "c", "d", "e"}) {
            NEIGHBOURS.knows(person, person + "@example.org", "zh");
        }
        String id = campaignCreated();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(campaign(id).path("state").asString()).isEqualTo("finished"));
        assertThat(mailed()).hasSize(5).doesNotHaveDuplicates();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events()).hasSize(5));
    }

    @Test
    void healthIsOpenAndSaysItIsUp() {
        assertThat(http.get().uri("/actuator/health").exchange()).hasStatusOk();
        assertThat(http.get().uri("/actuator/health/readiness").exchange()).hasStatusOk();
        assertThat(http.get().uri("/actuator/env").exchange()).hasStatus(401);
    }
}
