package dev.accord.account;

import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;

/** Who may call what, at this service itself (invariant 8). */
class AccessTest extends RunningAccountService {
    private static final String HERE = "account-service";

    record Operation(HttpMethod method, String path, String body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Operation> OF_PEOPLE = List.of(
            new Operation(HttpMethod.GET, "/api/account/me", ""),
            new Operation(HttpMethod.PATCH, "/api/account/me", "{}"),
            new Operation(HttpMethod.GET, "/api/account/me/data", ""),
            new Operation(HttpMethod.GET, "/api/account/me/data/device.model", ""),
            new Operation(HttpMethod.PUT, "/api/account/me/data/device.model", "{\"value\":\"x\"}"),
            new Operation(HttpMethod.DELETE, "/api/account/me/data/device.model", ""),
            new Operation(
                    HttpMethod.POST,
                    "/api/account/me/telemetry",
                    "{\"items\":[{\"kind\":\"log\",\"at\":\"2026-01-01T00:00:00Z\",\"purpose\":\"service\",\"fields\":{\"a\":1}}]}"),
            new Operation(HttpMethod.GET, "/api/account/me/export", ""),
            new Operation(HttpMethod.GET, "/api/account/me/manifest", ""));

    private static final List<Operation> OF_SHARING = List.of(
            new Operation(HttpMethod.POST, "/internal/values", "{\"subjects\":[\"a\"],\"fields\":[\"device.model\"]}"));

    private static final List<Operation> OF_NOTIFICATION = List.of(
            new Operation(HttpMethod.POST, "/internal/contacts", "{\"subjects\":[\"a\"]}"),
            new Operation(HttpMethod.GET, "/internal/subjects", ""));

    static List<Operation> ofPeople() {
        return OF_PEOPLE;
    }

    static List<Arguments> internal() {
        return java.util.stream.Stream.concat(
                        OF_SHARING.stream().map(operation -> Arguments.of(operation, "sharing-service")),
                        OF_NOTIFICATION.stream().map(operation -> Arguments.of(operation, "notification-service")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofPeople")
    void aPersonsOwnDataTakesAPersonsOwnSoundToken(Operation operation) {
        refused(calls(null, operation), 401, "not-signed-in");
        refused(calls(TestTokens.token("u").roles("user").expired().mint(), operation), 401, "not-signed-in");
        refused(calls(TestTokens.token("u").roles("user").forged().mint(), operation), 401, "not-signed-in");
        refused(
                calls(
                        TestTokens.token("u")
                                .roles("user")
                                .issuer("http://elsewhere")
                                .mint(),
                        operation),
                401,
                "not-signed-in");
        refused(calls(TestTokens.token("u").roles("user").audience("other").mint(), operation), 401, "not-signed-in");
        refused(calls(TestTokens.token("u").roles("user").audience().mint(), operation), 401, "not-signed-in");
        refused(calls(TestTokens.token("u").mint(), operation), 403, "forbidden");
        refused(calls(TestTokens.token("p").roles("partner").mint(), operation), 403, "forbidden");
        refused(calls(TestTokens.officer(), operation), 403, "forbidden");
        refused(calls(TestTokens.service("sharing-service", HERE), operation), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("ofPeople")
    void aTokenBoundToAKeyIsNoBearerToken(Operation operation) {
        String bound =
                TestTokens.token("u").roles("user").boundTo(TestTokens.newKey()).mint();
        refused(calls(bound, operation), 401, "proof-missing");
    }

    @ParameterizedTest
    @MethodSource("internal")
    void anInternalOperationServesTheServicesItNamesAndNobodyElse(Operation operation, String served) {
        calls(TestTokens.service(served, HERE), operation).hasStatusOk();
        refused(calls(null, operation), 401, "not-signed-in");
        refused(calls(TestTokens.user("u"), operation), 403, "forbidden");
        refused(calls(TestTokens.officer(), operation), 403, "forbidden");
        refused(calls(TestTokens.service("gateway", HERE), operation), 403, "forbidden");
        refused(calls(TestTokens.service(served, "consent-service"), operation), 401, "not-signed-in");
        refused(calls(TestTokens.service(served, "accord-api"), operation), 403, "forbidden");
        refused(
                calls(
                        TestTokens.token("u")
                                .roles("user")
                                .client(served)
                                .audience(HERE)
                                .mint(),
                        operation),
                403,
                "forbidden");
    }

    @Test
    void theCatalogueIsOpenToAnyone() {
        assertThat(http.get().uri("/api/account/catalogue").exchange())
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[?(@.key=='device.imei')].sensitivity",
                        path -> path.assertThat().asArray().containsExactly("sensitive"))
                .hasPathSatisfying(
                        "$.items[?(@.key=='device.imei')].retention",
                        path -> path.assertThat().asArray().containsExactly("P1Y"));
    }

    @Test
    void describesItselfInOpenApi31() {
        assertThat(http.get().uri("/v3/api-docs").exchange())
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.openapi", path -> path.assertThat().asString().startsWith("3.1"))
                .hasPath("$.paths['/api/account/me/telemetry'].post")
                .doesNotHavePath("$.paths['/internal/values']");
    }

    private MvcTestResultAssert calls(@org.jspecify.annotations.Nullable String token, Operation operation) {
        var request = http.method(operation.method())
                .uri(operation.path())
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!operation.body().isEmpty()) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(operation.body());
        }
        if (token != null) {
            request = request.header("Authorization", "Bearer " + token);
        }
        return assertThat(request.exchange());
    }
}
