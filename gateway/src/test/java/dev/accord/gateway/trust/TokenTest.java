package dev.accord.gateway.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.accord.gateway.GatewayTest;
import dev.accord.gateway.Realm;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // Nimbus takes no Instant.
class TokenTest extends GatewayTest {

    private static final String PATH = "/api/account/me";
    private static final String AGREEMENTS = "/api/sharing/agreements";

    @BeforeEach
    void servicesAnswerAnything() {
        services.stubFor(any(urlMatching("/api/.*")).willReturn(okJson("{}")));
    }

    @Test
    void letsAPersonWithATokenPass() throws Exception {
        assertThat(withBearer(realm.userToken()).statusCode()).isEqualTo(200);
    }

    static Stream<String> badTokens() {
        return Stream.of(
                realm.userToken(claims -> claims.issueTime(in(-300)).expirationTime(in(-11))),
                realm.userToken(claims -> claims.expirationTime(null)),
                realm.userToken(claims -> claims.notBeforeTime(in(60))),
                realm.userToken(claims -> claims.issuer("https://other.example/realms/accord")),
                realm.userToken(claims -> claims.issuer(null)),
                realm.userToken(claims -> claims.audience("account-service")),
                realm.userToken(claims -> claims.audience(List.of())),
                realm.userToken(claims -> claims.subject(null)),
                realm.token(Realm.rsa("realm"), JWSAlgorithm.PS256, realm.claims("user")),
                realm.token(Realm.rsa("unknown"), JWSAlgorithm.PS256, realm.claims("user")),
                realm.token(realm.key(), JWSAlgorithm.RS256, realm.claims("user")),
                realm.token(realm.key(), JWSAlgorithm.PS512, realm.claims("user")),
                new PlainJWT(realm.claims("user").build()).serialize(),
                realm.userToken() + "x",
                realm.userToken().substring(0, 100),
                "garbage");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesATokenThatIsNotOursOrNotInTime(String token) throws Exception {
        assertProblem(withBearer(token), 401, "not-signed-in");
        services.verify(0, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void acceptsATokenThatExpiredWithinTheSkew() throws Exception {
        assertThat(withBearer(realm.userToken(
                                claims -> claims.issueTime(in(-300)).expirationTime(in(-3))))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearer", "Bearer a b", "DPoP", "Digest x", ""})
    void refusesOtherCredentials(String authorization) throws Exception {
        assertProblem(send(to(PATH).header("Authorization", authorization)), 401, "not-signed-in");
    }

    @Test
    void refusesTwoAuthorizations() throws Exception {
        assertProblem(send(asUser(PATH).header("Authorization", "Bearer " + realm.userToken())), 401, "not-signed-in");
    }

    @Test
    void refusesATokenInTheAddressOrTheBody() throws Exception {
        assertProblem(send(to(PATH + "?access_token=" + realm.userToken())), 401, "not-signed-in");
    }

    @Test
    void refusesStrangersOnEverythingAboutPeople() throws Exception {
        for (String path : new String[] {PATH, "/api/consent/me", AGREEMENTS, "/api/notifications/me"}) {
            assertProblem(send(to(path)), 401, "not-signed-in");
            assertProblem(send(to(path).DELETE()), 401, "not-signed-in");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/consent/policies/current",
                "/api/consent/policies/1/diff/2",
                "/api/consent/purposes",
                "/api/consent/receipts/keys",
                "/api/account/catalogue"
            })
    void letsStrangersReadWhatIsPublic(String path) throws Exception {
        assertThat(send(to(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForTheKeysOnceForManyTokens() throws Exception {
        for (int i = 0; i < 5; i++) {
            withBearer(realm.userToken());
        }
        services.verify(
                lessThanOrExactly(1), getRequestedFor(urlEqualTo("/realms/accord/protocol/openid-connect/certs")));
    }

    @Test
    void letsAPartnerWithItsProofPassAndTheProofReachesTheService() throws Exception {
        var partner = realm.partner();
        String proof = partner.proof("GET", PUBLIC + AGREEMENTS);

        assertThat(withProof(partner, proof).statusCode()).isEqualTo(200);

        services.verify(getRequestedFor(urlEqualTo(AGREEMENTS + "?limit=5"))
                .withHeader("DPoP", equalTo(proof))
                .withHeader("Authorization", equalTo("DPoP " + partner.token())));
    }

    @Test
    void refusesABoundTokenSentAsBearer() throws Exception {
        assertProblem(withBearer(realm.partner().token()), 401, "proof-missing");
    }

    @Test
    void refusesAPartnersTokenThatIsBoundToNothing() throws Exception {
        assertProblem(
                withBearer(realm.token(realm.key(), JWSAlgorithm.PS256, realm.claims("partner"))),
                401,
                "proof-missing");
    }

    @Test
    void refusesTheSchemeWithoutProofOrWithTwo() throws Exception {
        var partner = realm.partner();
        var without = send(to(AGREEMENTS).header("Authorization", "DPoP " + partner.token()));
        assertProblem(without, 401, "proof-missing");
        assertThat(without.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("DPoP "));
        assertProblem(
                send(asPartner(partner, "GET", AGREEMENTS).header("DPoP", partner.proof("GET", PUBLIC + AGREEMENTS))),
                401,
                "proof-missing");
    }

    @Test
    void refusesAReplayedProof() throws Exception {
        var partner = realm.partner();
        String proof = partner.proof("GET", PUBLIC + AGREEMENTS);

        assertThat(withProof(partner, proof).statusCode()).isEqualTo(200);
        assertProblem(withProof(partner, proof), 401, "proof-refused");
    }

    @Test
    void refusesAProofOfAnotherRequestTimeKeyOrKind() throws Exception {
        var partner = realm.partner(Realm.rsa("proof"));
        var other = realm.partner();
        assertThat(withProof(partner, partner.proof("GET", PUBLIC + AGREEMENTS)).statusCode())
                .isEqualTo(200);
        services.resetRequests();
        for (String proof : List.of(
                partner.proof("POST", PUBLIC + AGREEMENTS),
                partner.proof("GET", PUBLIC + AGREEMENTS + "/1"),
                partner.proof("GET", "http://127.0.0.1:" + port + AGREEMENTS),
                partner.proof("GET", "https://gateway.example" + AGREEMENTS),
                other.proof("GET", PUBLIC + AGREEMENTS),
                changed(partner, claims -> claims.issueTime(in(-61))),
                changed(partner, claims -> claims.issueTime(in(61))),
                changed(partner, claims -> claims.issueTime(null)),
                changed(partner, claims -> claims.jwtID(null)),
                changed(partner, claims -> claims.claim("ath", "wrong")),
                changed(partner, claims -> claims.claim("ath", null)),
                partner.proof(Realm.rsa("other"), partner.claims("GET", PUBLIC + AGREEMENTS)),
                Realm.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(new JOSEObjectType("dpop+jwt"))
                                .jwk(partner.proofKey().toPublicJWK())
                                .build(),
                        partner.claims("GET", PUBLIC + AGREEMENTS).build(),
                        partner.proofKey()),
                Realm.sign(
                        new JWSHeader.Builder(JWSAlgorithm.PS256)
                                .type(JOSEObjectType.JWT)
                                .jwk(partner.proofKey().toPublicJWK())
                                .build(),
                        partner.claims("GET", PUBLIC + AGREEMENTS).build(),
                        partner.proofKey()),
                "garbage")) {
            assertProblem(withProof(partner, proof), 401, "proof-refused");
        }
        services.verify(0, getRequestedFor(urlMatching("/api/.*")));
    }

    @Test
    void refusesATokenOfAPersonUnderTheProofScheme() throws Exception {
        var partner = realm.partner();
        assertProblem(
                send(to(AGREEMENTS)
                        .header("Authorization", "DPoP " + realm.userToken())
                        .header("DPoP", partner.proof("GET", PUBLIC + AGREEMENTS))),
                401,
                "proof-refused");
    }

    @Test
    void aForgedHostHeaderDoesNotMoveTheAddressOfTheProof() throws Exception {
        var partner = realm.partner();
        String answer = sendRaw("GET " + AGREEMENTS + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                + "Authorization: DPoP " + partner.token() + "\r\nDPoP: "
                + partner.proof("GET", "http://evil.example" + AGREEMENTS) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("proof-refused");
    }

    @Test
    void acceptsMoreProofsOfOneKeyThanSpringsOwnThousand() throws Exception {
        var partner = realm.partner();
        for (int i = 0; i < 1100; i++) {
            assertThat(withProof(partner, partner.proof("GET", PUBLIC + AGREEMENTS))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void needsNoCsrfTokenBesideAToken() throws Exception {
        assertThat(send(asUser(PATH).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> withBearer(String token) throws Exception {
        return send(to(PATH).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> withProof(Realm.Partner partner, String proof) throws Exception {
        return send(to(AGREEMENTS + "?limit=5")
                .header("Authorization", "DPoP " + partner.token())
                .header("DPoP", proof));
    }

    private static String changed(Realm.Partner partner, UnaryOperator<JWTClaimsSet.Builder> change) {
        return partner.proof(partner.proofKey(), change.apply(partner.claims("GET", PUBLIC + AGREEMENTS)));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
