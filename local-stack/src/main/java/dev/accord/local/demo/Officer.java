package dev.accord.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The company's privacy officer, signed in at the console with her own login. */
public final class Officer {
    private static final String CONSOLE = "officer-console";
    private static final int BAD_REQUEST = 400;

    private final Outside outside;
    private final SignIn signIn;
    private final String user;
    private final String password;
    private @Nullable Session session;

    public Officer(Outside outside, Platform platform, String user, String password) {
        this.outside = outside;
        this.signIn = new SignIn(outside, platform, CONSOLE);
        this.user = user;
        this.password = password;
    }

    public void logsIn() {
        session = signIn.logIn(user, password, "en");
    }

    public Session session() {
        if (session == null) {
            throw new Shortfall("the officer is signed in", "she is not");
        }
        return session;
    }

    public Answer ask(Call call) {
        return outside.ask(session(), call);
    }

    /**
     * Registers a partner, which makes its client at Keycloak and a secret for its webhooks. The secret is told once: when
     * that answer was lost on the way, it is renewed.
     */
    public JsonNode registers(Partner partner) {
        Answer answer = ask(registrationOf(partner));
        if (answer.status() == BAD_REQUEST && answer.text().contains("webhook_url") && partner.listensForContainers()) {
            answer = ask(registrationOf(partner));
        }
        JsonNode registered = answer.orBreak();
        if (registered.has("webhook_secret")) {
            return registered;
        }
        String renewal = "/api/sharing/partners/" + registered.path("id").asString() + "/webhook-secret";
        return ask(Call.post(renewal, Json.object()).ifMatch(answer.etag())).orBreak();
    }

    /** What she sends to register it, with a key of its own each time. */
    public static Call registrationOf(Partner partner) {
        ObjectNode registration = Json.object()
                .put("name", partner.name())
                .put("kind", "analysis")
                .put("contact_email", "privacy@partner.example")
                .put("webhook_url", partner.webhookAddress());
        registration.set("jwks", partner.publishedKeys());
        return Call.post("/api/sharing/partners", registration).once();
    }

    public Answer drafts(ObjectNode agreement) {
        return ask(Call.post("/api/sharing/agreements", agreement).once());
    }

    public Answer signs(String agreement) {
        return moves(agreement, "company-signature", Json.object(), List.of("signed-by-company", "active"));
    }

    public Answer suspends(String agreement, String reason) {
        return moves(agreement, "suspension", Json.object().put("reason", reason), List.of("suspended"));
    }

    public Answer resumes(String agreement) {
        return moves(agreement, "resumption", Json.object(), List.of("active"));
    }

    public Answer terminates(String agreement, String reason) {
        return moves(agreement, "termination", Json.object().put("reason", reason), List.of("terminated"));
    }

    /** Publishes the policy in force as a new version with another address for questions: everybody is to be told. */
    public Answer publishes(String version) {
        Map<String, JsonNode> views = new LinkedHashMap<>();
        for (String language : List.of("en", "zh")) {
            views.put(
                    language,
                    ask(Call.get("/api/consent/policies/current?language=" + language))
                            .orBreak());
        }
        ObjectNode draft = PolicyDraft.withAnotherContact(PolicyDraft.of(views), version);
        return ask(Call.post("/api/consent/policies", draft).once());
    }

    /** Starts the campaign that tells everybody of a policy version. */
    public Answer announces(String version) {
        ObjectNode campaign = Json.object().put("kind", "policy-change").put("policy_version", version);
        return ask(Call.post("/api/notifications/campaigns", campaign).once());
    }

    public Answer agreement(String id) {
        return ask(Call.get("/api/sharing/agreements/" + id));
    }

    /** Moves an agreement from the state just read; when a repeated call finds it moved already, that is as good. */
    private Answer moves(String agreement, String verb, ObjectNode body, List<String> reached) {
        String etag = agreement(agreement).etag();
        Answer moved = ask(Call.post("/api/sharing/agreements/" + agreement + "/" + verb, body)
                .ifMatch(etag)
                .once());
        if (moved.good()) {
            return moved;
        }
        Answer now = agreement(agreement);
        return reached.contains(now.json().path("state").asString("")) ? now : moved;
    }
}
