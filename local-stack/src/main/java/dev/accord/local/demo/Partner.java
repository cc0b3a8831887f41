package dev.accord.local.demo;

import dev.accord.local.demo.WebhookReceiver.Delivery;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A company outside the company: its own keys, its own client at Keycloak, its own address for webhooks. */
public final class Partner implements AutoCloseable {
    private static final int MOST_PAGES = 1_000;
    private static final String THIS_MACHINE_TO_CONTAINERS = "host.docker.internal";

    private final Outside outside;
    private final Platform platform;
    private final String name;
    private final PartnerKeys keys = PartnerKeys.fresh();
    private WebhookReceiver receiver;
    private @Nullable URI through;
    private @Nullable Registered registered;

    private record Registered(String id, PartnerToken token, WebhookSignature signature) {}

    public Partner(Outside outside, Platform platform, String name) {
        this.outside = outside;
        this.platform = platform;
        this.name = name;
        this.receiver = WebhookReceiver.open(platform.webhookHost().orElse(WebhookReceiver.LOOPBACK));
    }

    public String name() {
        return name;
    }

    String webhookAddress() {
        return (through == null ? receiver.address() : through).toString();
    }

    /** Where it listens for webhooks. */
    public URI listensAt() {
        return receiver.address();
    }

    /** Gives another address for its webhooks when it is registered: of something that stands before its own. */
    public void isReachedThrough(URI address) {
        through = address;
    }

    /** Listens where containers reach this machine; false when that cannot help, as the name was given or tried. */
    boolean listensForContainers() {
        if (platform.webhookHost().isPresent()
                || THIS_MACHINE_TO_CONTAINERS.equals(receiver.address().getHost())) {
            return false;
        }
        receiver.close();
        receiver = WebhookReceiver.open(THIS_MACHINE_TO_CONTAINERS);
        return true;
    }

    JsonNode publishedKeys() {
        return keys.published();
    }

    /** Takes over what the officer hands it once: its ids and the secret of its webhooks. */
    public void isRegisteredAs(JsonNode answer) {
        String client = answer.path("client_id").asString();
        registered = new Registered(
                answer.path("id").asString(),
                new PartnerToken(new TokenEndpoint(outside, platform), platform, client, keys),
                new WebhookSignature(answer.path("webhook_secret").asString()));
    }

    public String id() {
        return registered().id();
    }

    PartnerToken token() {
        return registered().token();
    }

    /** What the partner shows with one call: its bound token and a fresh proof, which fits no other call. */
    public Map<String, String> headersFor(String method, URI address) {
        return token().headersFor(method, address);
    }

    /** The partner's bound token without its proof, as a thief would show it. */
    public Credential withoutProof() {
        return (method, address) -> Credential.bearer(token().current()).headersFor(method, address);
    }

    public Answer ask(Call call) {
        return outside.ask(token(), call);
    }

    /** Shows one proof twice, as somebody who listened in would. */
    Answer asksAgainWithTheSameProof(Call call) {
        URI address = outside.addressOf(call.path());
        Map<String, String> headers = token().headersFor(call.method(), address);
        Credential same = (method, ignored) -> headers;
        outside.ask(same, call);
        return outside.ask(same, call);
    }

    public Answer signs(String agreement, String termsHash) {
        ObjectNode signed = Json.object().put("agreement", agreement).put("terms_hash", termsHash);
        String etag = ask(Call.get("/api/sharing/agreements/" + agreement)).etag();
        ObjectNode body = Json.object().put("jws", keys.sign(signed));
        return ask(Call.post("/api/sharing/agreements/" + agreement + "/partner-signature", body)
                .ifMatch(etag)
                .once());
    }

    public Answer pulls(
            String agreement, String purpose, Collection<String> fields, @Nullable String cursor, int limit) {
        ObjectNode page = Json.object().put("agreement", agreement).put("purpose", purpose);
        page.set("fields", Json.array(fields));
        page.put("limit", limit);
        if (cursor != null) {
            page.put("cursor", cursor);
        }
        return ask(Call.post("/api/sharing/pages", page));
    }

    /** Pulls page after page to the end; the list ends early with the first answer that is a refusal. */
    public List<Answer> pullsEverything(String agreement, String purpose, Collection<String> fields) {
        List<Answer> pages = new ArrayList<>();
        String cursor = null;
        do {
            Answer page = pulls(agreement, purpose, fields, cursor, 500);
            pages.add(page);
            cursor = page.good() ? page.json().path("next_cursor").asString(null) : null;
        } while (cursor != null && pages.size() < MOST_PAGES);
        return pages;
    }

    public Answer reads(String agreement, String purpose, String subject, Collection<String> fields) {
        ObjectNode read = Json.object()
                .put("agreement", agreement)
                .put("purpose", purpose)
                .put("subject", subject);
        read.set("fields", Json.array(fields));
        return ask(Call.post("/api/sharing/reads", read));
    }

    /** Everything an item tells: the plain values, and the sealed ones opened with the partner's own key. */
    public ObjectNode opened(JsonNode item) {
        ObjectNode values = Json.object();
        item.path("values").propertyStream().forEach(value -> values.set(value.getKey(), value.getValue()));
        String sealed = item.path("sealed").asString("");
        if (!sealed.isEmpty()) {
            keys.open(sealed).propertyStream().forEach(value -> values.set(value.getKey(), value.getValue()));
        }
        return values;
    }

    Optional<Delivery> hears(String type, Predicate<JsonNode> fits, Patience patience) {
        return receiver.await(
                type, delivery -> fits.test(Json.read(delivery.body()).path("data")), patience);
    }

    /** Whether a message with this id has come and was taken. */
    public boolean hasHeard(String message) {
        return receiver.hasHeard(message);
    }

    boolean trusts(Delivery delivery) {
        return registered().signature().fits(delivery);
    }

    /** Whether the message refused the first time came again under the same id. */
    boolean hearsAgain(String message, Patience patience) {
        return receiver.awaitMessage(message, patience);
    }

    String stumbledOver() {
        return receiver.stumbledOver();
    }

    public Answer attests(String deletion, String subject, JsonNode fields) {
        ObjectNode attestation = Json.object().put("deletion", deletion).put("subject", subject);
        attestation.set("fields", fields);
        attestation.put("deleted_at", Instant.now().toString());
        ObjectNode body = Json.object().put("jws", keys.sign(attestation));
        return ask(Call.post("/api/sharing/deletions/" + deletion + "/attestation", body)
                .once());
    }

    private Registered registered() {
        if (registered == null) {
            throw new Shortfall(name + " is registered", "it is not");
        }
        return registered;
    }

    @Override
    public void close() {
        receiver.close();
    }
}
