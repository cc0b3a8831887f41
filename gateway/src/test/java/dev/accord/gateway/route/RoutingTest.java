package dev.accord.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/account/me",
                "/api/consent/me/history?cursor=a%20b&limit=5",
                "/api/sharing/me/disclosures",
                "/api/notifications/me"
            })
    void passesAPathWithItsQueryToItsService(String path) throws Exception {
        services.stubFor(
                get(urlEqualTo(path)).willReturn(okJson("{\"here\":true}").withHeader("ETag", "\"7\"")));

        var answer = send(asUser(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"here\":true}");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/events",
                "/access/v1/evaluation",
                "/actuator",
                "/actuator/env",
                "/actuator/metrics",
                "/actuator/gateway/routes",
                "/api",
                "/api/",
                "/api/other/me",
                "/api/docs/keycloak",
                "/nothing"
            })
    void answersAPathWithoutRouteWithAPlainProblem(String path) throws Exception {
        services.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        assertProblem(send(asUser(path)), 404, "not-found");
        assertProblem(send(to(path)), 404, "not-found");
        assertProblem(
                send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))),
                404,
                "not-found");

        services.verify(0, getRequestedFor(urlMatching("(?!/realms).*")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/account/../../internal/values",
                "/api/account/%2e%2e/internal/values",
                "/api/account/..%2finternal/values",
                "/api/account;x=1/me",
                "//internal/values",
                "/api/account/me%00"
            })
    void doesNotLetAPathClimbOut(String path) throws Exception {
        services.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        assertThat(sendRaw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + "Authorization: Bearer "
                        + realm.userToken() + "\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4(00|04) .*");

        services.verify(0, getRequestedFor(urlMatching("(?!/realms).*")));
    }

    @Test
    void tellsTheServiceItsOwnWordAndNotTheClients() throws Exception {
        services.stubFor(get("/api/account/me").willReturn(okJson("{}")));

        send(asUser("/api/account/me")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "host=evil.example")
                .header("Accord-GPC", "1")
                .header("Accord-Lease", "5000")
                .header("Cookie", "JSESSIONID=stolen")
                .header("X-Http-Method-Override", "DELETE")
                .header("TE", "trailers")
                .header("Accept-Encoding", "gzip"));

        services.verify(getRequestedFor(urlEqualTo("/api/account/me"))
                .withHeader("X-Forwarded-Host", equalTo("gateway.example"))
                .withHeader("X-Forwarded-Proto", equalTo("http"))
                .withHeader("X-Forwarded-Port", equalTo("80"))
                .withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
                .withHeader("X-Forwarded-Prefix", absent())
                .withHeader("Forwarded", absent())
                .withHeader("Accord-GPC", absent())
                .withHeader("Accord-Lease", absent())
                .withHeader("Cookie", absent())
                .withHeader("X-Http-Method-Override", absent())
                .withHeader("TE", absent())
                .withHeader("Accept-Encoding", absent())
                .withHeader("Upgrade", absent()));
    }

    @Test
    void dropsWhatTheConnectionHeaderNames() throws Exception {
        services.stubFor(get("/api/account/me").willReturn(okJson("{}")));

        assertThat(sendRaw("GET /api/account/me HTTP/1.1\r\nHost: a\r\nConnection: close, X-Only-Here\r\n"
                        + "X-Only-Here: 1\r\nAuthorization: Bearer " + realm.userToken() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");

        services.verify(getRequestedFor(urlEqualTo("/api/account/me")).withHeader("X-Only-Here", absent()));
    }

    @Test
    void turnsGlobalPrivacyControlIntoItsOwnHeader() throws Exception {
        services.stubFor(get("/api/account/me").willReturn(okJson("{}")));

        send(asUser("/api/account/me").header("Sec-GPC", "1"));

        services.verify(getRequestedFor(urlEqualTo("/api/account/me"))
                .withHeader("Accord-GPC", equalTo("1"))
                .withHeader("Sec-GPC", absent()));
    }

    @Test
    void keepsASaneCorrelationIdAndReplacesAnyOther() throws Exception {
        services.stubFor(get("/api/account/me").willReturn(okJson("{}")));

        var kept = send(asUser("/api/account/me").header("X-Correlation-Id", "0f0e6a52-9f0c-4a30-8f6a-2b1c6f2f7d11"));
        var replaced = send(asUser("/api/account/me").header("X-Correlation-Id", "mei-chen-1985"));

        assertThat(kept.headers().firstValue("X-Correlation-Id")).hasValue("0f0e6a52-9f0c-4a30-8f6a-2b1c6f2f7d11");
        services.verify(getRequestedFor(urlEqualTo("/api/account/me"))
                .withHeader("X-Correlation-Id", equalTo("0f0e6a52-9f0c-4a30-8f6a-2b1c6f2f7d11")));
        assertThat(replaced.headers().firstValue("X-Correlation-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    @Test
    void beginsATraceOfItsOwnAndTakesUpNothingOfAClients() throws Exception {
        services.stubFor(get(urlMatching("/api/account/.*")).willReturn(okJson("{}")));

        send(asUser("/api/account/me")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "vendor=mei")
                .header("baggage", "name=mei")
                .header("b3", "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1")
                .header("X-B3-TraceId", "0af7651916cd43dd8448eb211c80319c"));

        // Not sampled, whatever the client wanted: without a collector nothing is.
        services.verify(getRequestedFor(urlEqualTo("/api/account/me"))
                .withHeader("traceparent", matching("00-(?!0af7651916cd43dd)[0-9a-f]{32}-[0-9a-f]{16}-0[02]"))
                .withHeader("tracestate", absent())
                .withHeader("baggage", absent())
                .withHeader("b3", absent())
                .withHeader("X-B3-TraceId", absent()));
    }

    @Test
    void keepsServiceInternalsFromTheClient() throws Exception {
        services.stubFor(get("/api/account/me")
                .willReturn(okJson("{}")
                        .withHeader("Server", "secret/1.0")
                        .withHeader("Set-Cookie", "a=b")
                        .withHeader("Access-Control-Allow-Origin", "*")
                        .withHeader("Accord-Anything", "1")));

        var answer = send(asUser("/api/account/me"));

        assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
                .doesNotContain("server", "set-cookie", "access-control-allow-origin", "accord-anything");
    }

    @Test
    void setsSecurityHeadersOnEveryAnswer() throws Exception {
        services.stubFor(get("/api/account/me").willReturn(okJson("{}")));

        for (String path : new String[] {"/api/account/me", "/nothing"}) {
            var headers = send(asUser(path)).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
            assertThat(headers.firstValue("Cache-Control"))
                    .hasValueSatisfying(control -> assertThat(control).contains("no-store"));
        }
    }

    @Test
    void letsNoForeignPageCall() throws Exception {
        var preflight = send(to("/api/account/me")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET"));
        var call = send(asUser("/api/account/me").header("Origin", "https://evil.example"));

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(call.statusCode()).isEqualTo(403);
        assertThat(call.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void passesAnAnswerLargerThanItHoldsWhole() throws Exception {
        String large = "\"" + "x".repeat(3_000_000) + "\"";
        services.stubFor(get("/api/account/me/export").willReturn(okJson(large)));

        assertThat(send(asUser("/api/account/me/export")).body()).isEqualTo(large);
    }

    @Test
    void passesBodyAndMethodOn() throws Exception {
        services.stubFor(any(urlEqualTo("/api/account/me/telemetry"))
                .willReturn(aResponse().withStatus(201).withHeader("Location", "/api/account/me")));

        var answer = send(asUser("/api/account/me/telemetry")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{\"items\":[]}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/account/me");
        services.verify(postRequestedFor(urlEqualTo("/api/account/me/telemetry"))
                .withRequestBody(equalTo("{\"items\":[]}"))
                .withHeader("Content-Length", equalTo("12"))
                .withHeader("Idempotency-Key", equalTo("k-1"))
                .withHeader("Content-Type", matching("application/json.*")));
    }

    @Test
    void showsEachServicesDocument() throws Exception {
        services.stubFor(get("/v3/api-docs").willReturn(okJson("{\"openapi\":\"3.1.0\"}")));

        for (String service : new String[] {"account", "consent", "sharing", "notification"}) {
            assertThat(send(to("/api/docs/" + service)).body()).isEqualTo("{\"openapi\":\"3.1.0\"}");
        }
    }

    @Test
    void saysThatItHonoursGlobalPrivacyControl() throws Exception {
        assertThat(send(to("/.well-known/gpc.json")).body()).contains("\"gpc\":true");
    }

    @Test
    void tellsItsOwnHealthAndNothingMore() throws Exception {
        var health = send(to("/actuator/health"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).doesNotContain("components", "details");
    }
}
