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
import com.nimbusds.jwt.JWTClaimsSet;
import dev.accord.gateway.GatewayTest;
import dev.accord.gateway.Realm;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

/** The site's way in: the gateway as OAuth client, the identity provider played by a stub. */
@SuppressWarnings("JavaUtilDate") // Nimbus takes no Instant.
class SiteSessionTest extends GatewayTest {

    static final String ME = "/api/account/me";
    static final String TOKEN = "/realms/accord/protocol/openid-connect/token";

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

        assertThat(saysEnded("site", logoutToken(realm.key(), ended -> ended.claim("sid", browser.sid)))
                        .statusCode())
                .isEqualTo(200);

        assertProblem(browser.get(ME), 401, "not-signed-in");
        assertThat(other.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void believesNoForgedLogout() throws Exception {
        var browser = new Browser();
        browser.signIn(300);

        var told = saysEnded("site", logoutToken(Realm.rsa("realm"), ended -> ended.claim("sid", browser.sid)));

        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheAppsTokensWhenTheIdentityProviderSaysThatItsSessionIsOver() throws Exception {
        String sid = UUID.randomUUID().toString();
        String token = realm.userToken(claims -> claims.claim("sid", sid));
        String ofAnother =
                realm.userToken(claims -> claims.claim("sid", UUID.randomUUID().toString()));
        assertThat(withBearer(token).statusCode()).isEqualTo(200);

        assertThat(saysEnded(
                                "mobile-app",
                                logoutToken(
                                        realm.key(),
                                        ended -> ended.audience("mobile-app").claim("sid", sid)))
                        .statusCode())
                .isEqualTo(200);

        assertProblem(withBearer(token), 401, "not-signed-in");
        assertThat(withBearer(ofAnother).statusCode()).isEqualTo(200);
    }

    @Test
    void endsAllThatAPersonWasSignedInToAndNothingThatComesAfter() throws Exception {
        String person = UUID.randomUUID().toString();
        String before = realm.userToken(claims -> claims.subject(person));
        String after = realm.userToken(claims ->
                claims.subject(person).issueTime(Date.from(Instant.now().plusSeconds(30))));
        assertThat(withBearer(before).statusCode()).isEqualTo(200);

        saysEnded("site", logoutToken(realm.key(), ended -> ended.subject(person)));

        assertProblem(withBearer(before), 401, "not-signed-in");
        assertThat(withBearer(after).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheTokensOfASessionThatSignsOutHere() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        browser.get(ME);
        String token = realm.userToken(claims -> claims.claim("sid", browser.sid));
        assertThat(withBearer(token).statusCode()).isEqualTo(200);

        browser.send(browser.to("/logout")
                .header("X-XSRF-TOKEN", browser.cookies.get("XSRF-TOKEN"))
                .POST(BodyPublishers.noBody()));

        assertProblem(withBearer(token), 401, "not-signed-in");
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

    private HttpResponse<String> withBearer(String token) throws Exception {
        return send(to(ME).header("Authorization", "Bearer " + token));
    }

    static RequestPatternBuilder renewal() {
        return postRequestedFor(urlEqualTo(TOKEN)).withRequestBody(matching(".*grant_type=refresh_token.*"));
    }

    static String tokens(String access, String id, int expiresIn) {
        return "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"refresh_token\":\"r-1\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                .formatted(access, id, expiresIn)
                .replace("\"id_token\":\"\",", "");
    }

    /** The identity provider says at this gateway that a sign-in with one of its clients is over. */
    HttpResponse<String> saysEnded(String client, String logoutToken) throws Exception {
        return send(to("/logout/connect/back-channel/" + client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken)));
    }

    static String logoutToken(RSAKey signer, UnaryOperator<JWTClaimsSet.Builder> what) {
        return Realm.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("realm")
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                what.apply(realm.claims("user")
                                .audience("site")
                                .jwtID(UUID.randomUUID().toString())
                                .claim(
                                        "events",
                                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())))
                        .build(),
                signer);
    }

    /** Keeps cookies and follows nothing. */
    final class Browser {

        /** The port of the gateway that it is sent to. */
        int at = port;

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
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path));
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
