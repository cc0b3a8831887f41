package dev.accord.gateway.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import dev.accord.gateway.GatewayTest;
import dev.accord.gateway.Realm;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

/** The site's way in: the gateway as OAuth client, the identity provider played by a stub. */
class SiteSessionTest extends GatewayTest {

    private static final String ME = "/api/account/me";
    private static final String TOKEN = "/realms/accord/protocol/openid-connect/token";

    @BeforeEach
    void servicesAnswerAnything() {
        services.stubFor(any(urlMatching("/api/.*")).willReturn(okJson("{}")));
    }

    @Test
    void signsInWithPkceAndKeepsTheTokensToItself() throws Exception {
        var browser = new Browser();

        var welcome = browser.signIn(300);

        assertThat(welcome.statusCode()).isEqualTo(302);
        assertThat(browser.asked.get("redirect_uri")).isEqualTo(PUBLIC + "/login/oauth2/code/site");
        assertThat(browser.asked.get("code_challenge_method")).isEqualTo("S256");
        services.verify(postRequestedFor(urlEqualTo(TOKEN)).withRequestBody(containing("code_verifier=")));
        assertThat(browser.setCookies.stream().filter(cookie -> cookie.startsWith("JSESSIONID=")))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
        services.verify(getRequestedFor(urlEqualTo(ME))
                .withHeader("Authorization", equalTo("Bearer " + browser.accessToken))
                .withoutHeader("Cookie"));
        assertThat(browser.setCookies).noneMatch(cookie -> cookie.contains(browser.accessToken));
    }

    @Test
    void givesTheSessionANewNameAtSignIn() throws Exception {
        var browser = new Browser();
        browser.get("/oauth2/authorization/site");
        String before = browser.cookies.get("JSESSIONID");

        browser.signIn(300);

        assertThat(browser.cookies.get("JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void answersTheApiWith401AndNeverARedirect() throws Exception {
        var answer = new Browser().get(ME);

        assertProblem(answer, 401, "not-signed-in");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void takesAChangeOnlyWithTheCsrfToken() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        browser.get(ME);

        assertProblem(browser.put(ME, false), 403, "forbidden");
        services.verify(exactly(0), putRequestedFor(urlEqualTo(ME)));
        assertThat(browser.put(ME, true).statusCode()).isEqualTo(200);
    }

    @Test
    void renewsTheTokenOnceForTenRequestsAtOnce() throws Exception {
        var browser = new Browser();
        browser.signIn(5);
        services.stubFor(post(TOKEN)
                .willReturn(okJson(tokens(realm.userToken(), "", 300)).withFixedDelay(200)));
        services.resetRequests();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> request = () -> browser.get(ME);
            for (var answer : pool.invokeAll(Collections.nCopies(10, request))) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }

        services.verify(exactly(1), renewal());
    }

    @Test
    void endsTheSessionOfAPersonWhoseTokenIsNotRenewed() throws Exception {
        var browser = new Browser();
        browser.signIn(5);
        services.stubFor(post(TOKEN)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"invalid_grant\"}")));

        assertProblem(browser.get(ME), 401, "not-signed-in");
        services.resetRequests();
        assertProblem(browser.get(ME), 401, "not-signed-in");

        services.verify(exactly(0), renewal());
        services.verify(exactly(0), getRequestedFor(urlEqualTo(ME)));
    }

    @Test
    void keepsTheSessionWhileTheIdentityProviderIsAway() throws Exception {
        var browser = new Browser();
        browser.signIn(5);
        services.stubFor(post(TOKEN).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertProblem(browser.get(ME), 503, "dependency-unavailable");

        services.stubFor(post(TOKEN).willReturn(okJson(tokens(realm.userToken(), "", 300))));

        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheSessionWhenTheIdentityProviderSaysSo() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        var other = new Browser();
        other.signIn(300);

        var told = send(to("/logout/connect/back-channel/site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken(browser.sid))));

        assertThat(told.statusCode()).isEqualTo(200);
        assertProblem(browser.get(ME), 401, "not-signed-in");
        assertThat(other.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void believesNoForgedLogout() throws Exception {
        var browser = new Browser();
        browser.signIn(300);

        var told = send(to("/logout/connect/back-channel/site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken(Realm.rsa("realm"), browser.sid))));

        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void signsOutHereAndTellsWhereToSignOutThere() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        browser.get(ME);

        var answer = browser.send(browser.to("/logout")
                .header("X-XSRF-TOKEN", browser.cookies.get("XSRF-TOKEN"))
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(realm.issuer() + "/protocol/openid-connect/logout", "id_token_hint=", "post_logout_redirect");
        assertProblem(browser.get(ME), 401, "not-signed-in");
    }

    private static RequestPatternBuilder renewal() {
        return postRequestedFor(urlEqualTo(TOKEN)).withRequestBody(matching(".*grant_type=refresh_token.*"));
    }

    private static String tokens(String access, String id, int expiresIn) {
        return "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"refresh_token\":\"r-1\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                .formatted(access, id, expiresIn)
                .replace("\"id_token\":\"\",", "");
    }

    private static String logoutToken(String sid) {
        return logoutToken(realm.key(), sid);
    }

    private static String logoutToken(RSAKey signer, String sid) {
        return Realm.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("realm")
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                realm.claims("user")
                        .audience("site")
                        .jwtID(UUID.randomUUID().toString())
                        .claim("sid", sid)
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                        .build(),
                signer);
    }

    /** Keeps cookies and follows nothing. */
    private final class Browser {

        final Map<String, String> cookies = new HashMap<>();
        final ArrayList<String> setCookies = new ArrayList<>();
        final String accessToken = realm.userToken();
        final String sid = UUID.randomUUID().toString();
        final Map<String, String> asked = new HashMap<>();

        HttpResponse<String> signIn(int expiresIn) throws Exception {
            var away = URI.create(get("/oauth2/authorization/site")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
            UriComponentsBuilder.fromUri(away)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) ->
                            asked.put(name, URLDecoder.decode(values.getFirst(), StandardCharsets.UTF_8)));
            String idToken = realm.token(
                    realm.key(),
                    JWSAlgorithm.RS256,
                    realm.claims("user")
                            .audience("site")
                            .claim("azp", "site")
                            .claim("sid", sid)
                            .claim("nonce", asked.get("nonce")));
            services.stubFor(post(TOKEN).willReturn(okJson(tokens(accessToken, idToken, expiresIn))));
            return get("/login/oauth2/code/site?code=c-1&state="
                    + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        }

        HttpRequest.Builder to(String path) {
            var jar = new ArrayList<String>();
            cookies.forEach((name, value) -> jar.add(name + "=" + value));
            var request = SiteSessionTest.this.to(path);
            return jar.isEmpty() ? request : request.header("Cookie", String.join("; ", jar));
        }

        HttpResponse<String> get(String path) throws Exception {
            return send(to(path));
        }

        HttpResponse<String> put(String path, boolean withToken) throws Exception {
            var request = to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString("{}"));
            return send(withToken ? request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN")) : request);
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            var answer = SiteSessionTest.this.send(request);
            synchronized (cookies) {
                for (String cookie : answer.headers().allValues("Set-Cookie")) {
                    setCookies.add(cookie);
                    String[] pair = cookie.split(";", 2)[0].split("=", 2);
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        }
    }
}
