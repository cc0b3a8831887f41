package dev.accord.sharing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** All that instances share is the store, so a job run several times at once stands for as many instances. */
class TwoInstancesTest extends SharingPlatform {

    private static final int AT_ONCE = 4;

    private final WireMockServer receiver = new WireMockServer(options().dynamicPort());

    @Autowired
    ApplicationContext service;

    private TestPartner partner;

    @BeforeEach
    void aPartnerThatListens() {
        receiver.start();
        receiver.stubFor(
                post("/webhooks").willReturn(aResponse().withStatus(204).withFixedDelay(100)));
        partner = aPartner("http://127.0.0.1:" + receiver.port() + "/webhooks");
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void tellThePartnerOfEachWithdrawalOnceBetweenThem() throws Exception {
        var agreement = anActiveAgreement(partner);
        var subjects = IntStream.range(0, 6).mapToObj(i -> aSubject()).toList();
        assertThat(pulls(partner, agreement).status()).isEqualTo(200);
        int owed = deletions().size();

        subjects.forEach(subject -> withdraws(subject, 2));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            together("followingUp");
            return deletions().size() >= owed + subjects.size();
        });
        together("followingUp");
        assertThat(deletions()).hasSize(owed + subjects.size());

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            together("deliveringWebhooks");
            return told("consent.withdrawn").size() >= subjects.size();
        });
        together("deliveringWebhooks");
        assertThat(told("consent.withdrawn").stream().map(message -> message.getHeader("webhook-id")))
                .hasSize(subjects.size())
                .doesNotHaveDuplicates();
    }

    private List<LoggedRequest> told(String type) {
        return receiver.findAll(postRequestedFor(urlEqualTo("/webhooks"))).stream()
                .filter(message -> message.getBodyAsString().contains(type))
                .toList();
    }

    private List<String> deletions() {
        return asPartner(partner, "GET", "/api/sharing/deletions", null)
                .json()
                .path("items")
                .valueStream()
                .map(deletion -> deletion.path("id").asString())
                .toList();
    }

    private void together(String job) throws Exception {
        Object bean = service.getBean(job);
        Callable<Void> run = () -> ReflectionTestUtils.invokeMethod(bean, "run");
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : instances.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> run).toList())) {
                done.get();
            }
        }
    }
}
