package dev.accord.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with an app and an account: everything she does goes through Keycloak's pages and the gateway. */
public final class Person {
    private static final String APP = "mobile-app";

    private final Outside outside;
    private final Patience patience;
    private final SignIn signIn;
    private final String givenName;
    private final String familyName;
    private final String language;
    private final String email;
    private final String password = "Demo-" + UUID.randomUUID();
    private @Nullable Session session;

    /** @param label sets this person apart from those of earlier stories on the same platform */
    public Person(
            Outside outside, Platform platform, String givenName, String familyName, String language, String label) {
        this.outside = outside;
        this.patience = outside.patience();
        this.signIn = new SignIn(outside, platform, APP);
        this.givenName = givenName;
        this.familyName = familyName;
        this.language = language;
        this.email =
                "%s.%s.%s@example.org".formatted(givenName, familyName, label).toLowerCase(java.util.Locale.ROOT);
    }

    public String name() {
        return givenName;
    }

    public String email() {
        return email;
    }

    public String language() {
        return language;
    }

    public String subject() {
        return session().subject();
    }

    public void registers() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", email);
        fields.put("email", email);
        fields.put("firstName", givenName);
        fields.put("lastName", familyName);
        fields.put("password", password);
        fields.put("password-confirm", password);
        session = signIn.register(fields, language);
    }

    public void logsIn() {
        session = signIn.logIn(email, password, language);
    }

    public Session session() {
        if (session == null) {
            throw new Shortfall(givenName + " is signed in", "she is not");
        }
        return session;
    }

    public Answer ask(Call call) {
        return outside.ask(session(), call);
    }

    /** Opens the profile; when a call that was repeated finds it open already, that is as good. */
    public Answer opensProfile() {
        ObjectNode profile =
                Json.object().put("display_name", givenName + " " + familyName).put("language", language);
        Answer opened = ask(Call.patch("/api/account/me", profile));
        return opened.problem().equals("precondition-required") ? ask(Call.get("/api/account/me")) : opened;
    }

    public Answer acceptsTerms(String version) {
        ObjectNode acceptance = Json.object().put("version", version).put("language", language);
        return ask(Call.put("/api/consent/me/terms", acceptance).once());
    }

    public Answer grants(String purpose) {
        return chooses(purpose, "granted");
    }

    public Answer refuses(String purpose) {
        return chooses(purpose, "refused");
    }

    public Answer withdraws(String purpose) {
        return chooses(purpose, "withdrawn");
    }

    public Answer chooses(String purpose, String choice) {
        return ask(choice(purpose, choice).once());
    }

    public Call choice(String purpose, String choice) {
        ObjectNode body = Json.object().put("choice", choice).put("language", language);
        return Call.put("/api/consent/me/" + purpose, body);
    }

    /** Sends a batch, and sends it anew while an item waits for a decision that could not be had just then. */
    public Answer sends(JsonNode telemetry) {
        Call batch = Call.post("/api/account/me/telemetry", telemetry);
        Answer[] last = {ask(batch.once())};
        patience.await(() -> {
            if (!last[0].text().contains("decision-unavailable")) {
                return Optional.of(last[0]);
            }
            last[0] = ask(batch.once());
            return Optional.empty();
        });
        return last[0];
    }

    public JsonNode choices() {
        return ask(Call.get("/api/consent/me")).orBreak();
    }

    public JsonNode terms() {
        return ask(Call.get("/api/consent/me/terms")).orBreak();
    }

    Stream<JsonNode> disclosures() {
        return items("/api/sharing/me/disclosures?limit=100");
    }

    Stream<JsonNode> notices() {
        return items("/api/notifications/me?limit=100");
    }

    Stream<JsonNode> items(String path) {
        return ask(Call.get(path)).orBreak().path("items").valueStream();
    }

    static ObjectNode telemetry(List<ObjectNode> items) {
        ObjectNode batch = Json.object();
        items.forEach(batch.putArray("items")::add);
        return batch;
    }
}
