package dev.accord.gateway.revocation;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.accord.gateway.GatewayTest;
import dev.accord.gateway.Realm;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What sharing-service says of a partner's client, and from when on it counts. */
class StandingTest extends GatewayTest {

    private static final String AGREEMENTS = "/api/sharing/agreements";

    @BeforeEach
    void servicesAnswerAnything() {
        services.stubFor(any(urlMatching("/api/.*")).willReturn(okJson("{}")));
    }

    @Test
    void refusesAPartnerFromTheMomentItIsSaidToBeStopped() throws Exception {
        var partner = realm.partner();
        assertThat(send(asPartner(partner, "GET", AGREEMENTS)).statusCode()).isEqualTo(200);

        assertThat(says(service("sharing-service"), partner, 2, true).statusCode())
                .isEqualTo(204);

        assertProblem(send(asPartner(partner, "GET", AGREEMENTS)), 403, "partner-not-active");
        assertThat(send(asPartner(realm.partner(), "GET", AGREEMENTS)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsItInAgainOnANewerWordOnly() throws Exception {
        var partner = realm.partner();
        says(service("sharing-service"), partner, 4, true);

        says(service("sharing-service"), partner, 3, false);
        assertProblem(send(asPartner(partner, "GET", AGREEMENTS)), 403, "partner-not-active");

        says(service("sharing-service"), partner, 5, false);
        assertThat(send(asPartner(partner, "GET", AGREEMENTS)).statusCode()).isEqualTo(200);
    }

    @Test
    void believesNobodyElse() throws Exception {
        var partner = realm.partner();

        assertProblem(says(realm.userToken(), partner, 2, true), 403, "forbidden");
        assertProblem(says(service("account-service"), partner, 2, true), 403, "forbidden");
        assertProblem(
                says(
                        realm.token(
                                realm.key(),
                                JWSAlgorithm.PS256,
                                realm.claims("service").claim("azp", "sharing-service")),
                        partner,
                        2,
                        true),
                403,
                "forbidden");
        assertThat(send(asPartner(partner, "GET", AGREEMENTS)).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAServicesTokenForItselfOnNoOtherAddress() throws Exception {
        assertProblem(
                send(to(AGREEMENTS).header("Authorization", "Bearer " + service("sharing-service"))),
                401,
                "not-signed-in");
    }

    @Test
    void refusesAWordThatSaysNothing() throws Exception {
        for (String body : new String[] {
            "{}", "{\"client\":\"\",\"seq\":1,\"stopped\":true}", "{\"client\":\"x\",\"seq\":0,\"stopped\":true}"
        }) {
            assertProblem(put(service("sharing-service"), body), 400, "invalid-request");
        }
    }

    private HttpResponse<String> says(String token, Realm.Partner partner, long seq, boolean stopped) throws Exception {
        return put(
                token,
                JsonMapper.shared()
                        .writeValueAsString(Map.of("client", partner.clientId(), "seq", seq, "stopped", stopped)));
    }

    private HttpResponse<String> put(String token, String body) throws Exception {
        return send(to("/internal/standings")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
