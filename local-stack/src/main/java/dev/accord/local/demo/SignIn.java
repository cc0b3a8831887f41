package dev.accord.local.demo;

import dev.accord.local.demo.Browser.Page;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Signs people in as an app does: authorization code with PKCE (RFC 7636) over Keycloak's own pages. */
public final class SignIn {
    private static final String APP_ADDRESS = "http://127.0.0.1/callback";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Outside outside;
    private final Platform platform;
    private final String client;

    public SignIn(Outside outside, Platform platform, String client) {
        this.outside = outside;
        this.platform = platform;
        this.client = client;
    }

    /** Makes an account on Keycloak's registration page and comes back signed in. */
    public Session register(Map<String, String> fields, String language) {
        String verifier = random();
        String state = random();
        Browser browser = new Browser(outside);
        Page form = browser.open(authorization(verifier, state, language, "&prompt=create"), APP_ADDRESS);
        return finish(browser.submit(form, "kc-register-form", fields, APP_ADDRESS), verifier, state);
    }

    /** Signs in on Keycloak's login page with a browser that knows nothing yet. */
    public Session logIn(String user, String password, String language) {
        String verifier = random();
        String state = random();
        Browser browser = new Browser(outside);
        Page form = browser.open(authorization(verifier, state, language, ""), APP_ADDRESS);
        Map<String, String> fields = Map.of("username", user, "password", password);
        return finish(browser.submit(form, "kc-form-login", fields, APP_ADDRESS), verifier, state);
    }

    private URI authorization(String verifier, String state, String language, String more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", client);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", APP_ADDRESS);
        parameters.put("state", state);
        parameters.put("nonce", random());
        parameters.put("code_challenge", Json.sha256(verifier));
        parameters.put("code_challenge_method", "S256");
        parameters.put("ui_locales", language);
        return URI.create(platform.authorizationEndpoint() + "?" + form(parameters) + more);
    }

    private Session finish(Page page, String verifier, String state) {
        Map<String, String> answer = query(page.address());
        String code = answer.get("code");
        if (code == null || !state.equals(answer.get("state"))) {
            throw new Shortfall("Keycloak hands the app a code for its own state", page.message());
        }
        JsonNode tokens = new TokenEndpoint(outside, platform)
                .ask(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "code", code,
                        "redirect_uri", APP_ADDRESS,
                        "code_verifier", verifier));
        return new Session(new TokenEndpoint(outside, platform), client, tokens);
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> Browser.encode(entry.getKey()) + "=" + Browser.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI address) {
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
