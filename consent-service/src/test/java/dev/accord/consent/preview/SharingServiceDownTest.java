package dev.accord.consent.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.testing.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With sharing-service down, nothing is claimed about recipients, and withdrawing works all the same (D4). */
class SharingServiceDownTest extends RunningService {

    @DynamicPropertySource
    static void nobodyListens(DynamicPropertyRegistry registry) throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + closed.getLocalPort();
            registry.add("accord.preview.sharing", () -> address);
            registry.add("accord.outbox.targets.sharing-service", () -> address);
        }
    }

    @Test
    void saysThatRecipientsCouldNotBeDeterminedAndStillWithdraws() {
        var mei = somebody().accepting("1");
        mei.grants("usage-research");

        WithdrawalPreviewTest.saysUndetermined(requests()
                .send(HttpMethod.POST, "/api/consent/me/usage-research/withdrawal-preview", mei.token(), null));
        assertThat(mei.withdraws("usage-research").status()).isEqualTo(200);
    }
}
