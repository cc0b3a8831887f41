package dev.accord.local.hostile;

import dev.accord.local.demo.Call;
import dev.accord.local.intruder.Documents.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes one request for an operation: mostly good, but for one thing or another. */
final class Request {
    private static final int SPOILT_PERCENT = 55;
    private static final int LONGEST_IN_URL = 300;
    private static final Map<String, String> KINDS = Map.of(
            "/receipts/", "receipt",
            "/agreements/", "agreement",
            "/partners/", "partner",
            "/deletions/", "deletion",
            "/notifications/me/", "notice",
            "/internal/subjects/", "subject");

    private final Operation operation;
    private final Dice dice;
    private final Seen seen;
    private final FromSchema schemas;

    Request(Operation operation, Dice dice, Seen seen) {
        this.operation = operation;
        this.dice = dice;
        this.seen = seen;
        this.schemas = new FromSchema(operation.document(), dice, seen);
    }

    Call call() {
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> query = new ArrayList<>();
        String path = operation.path();
        for (JsonNode parameter : operation.description().path("parameters").values()) {
            String name = parameter.path("name").asString("");
            boolean needed = parameter.path("required").asBoolean(false);
            switch (parameter.path("in").asString("")) {
                case "path" -> path = path.replace("{" + name + "}", encoded(pathText(name, parameter)));
                case "query" -> {
                    if (needed ? !dice.lands(5) : dice.lands(40)) {
                        query.add(name + "=" + encoded(text(name, parameter)));
                    }
                }
                default -> {
                    if (needed ? !dice.lands(5) : dice.lands(60)) {
                        headers.put(name, header(name));
                    }
                }
            }
        }
        if (dice.lands(5)) {
            query.add(encoded(dice.of(Nasty.TEXTS.subList(4, 12))) + "=1");
        }
        if (dice.lands(4)) {
            headers.put("Accept", dice.of(Nasty.ACCEPTED));
        }
        return new Call(
                operation.method(),
                query.isEmpty() ? path : path + "?" + String.join("&", query),
                body(headers),
                Map.copyOf(headers));
    }

    private @Nullable String body(Map<String, String> headers) {
        JsonNode content = operation.description().path("requestBody").path("content");
        if (content.isEmpty()) {
            return null;
        }
        String mediaType = content.propertyNames().iterator().next();
        headers.put("Content-Type", dice.lands(4) ? dice.of(Nasty.MEDIA_TYPES) : mediaType);
        if (dice.lands(8)) {
            return dice.of(Nasty.BODIES);
        }
        JsonNode good = schemas.value("", content.path(mediaType).path("schema"));
        JsonNode sent = dice.lands(SPOILT_PERCENT) ? new Spoiling(dice).spoilt(good) : good;
        String text = JsonMapper.shared().writeValueAsString(sent);
        return dice.lands(3) && !text.isEmpty() ? text.substring(0, text.length() / 2) : text;
    }

    private String pathText(String name, JsonNode parameter) {
        String text = text(name.equals("id") ? kindOfId() : name, parameter);
        return text.isEmpty() ? "x" : text;
    }

    /** Ids of different things are told apart by the collection they stand in. */
    private String kindOfId() {
        String path = operation.path();
        return KINDS.entrySet().stream()
                .filter(kind -> path.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("id");
    }

    private String text(String name, JsonNode parameter) {
        if (dice.lands(30)) {
            String nasty = dice.of(Nasty.TEXTS);
            return nasty.length() > LONGEST_IN_URL ? nasty.substring(0, LONGEST_IN_URL) : nasty;
        }
        if (dice.lands(60)) {
            return seen.idFor(name, dice);
        }
        return schemas.value(name, parameter.path("schema")).asString("x");
    }

    private String header(String name) {
        if (name.equalsIgnoreCase("Idempotency-Key")) {
            return dice.lands(85) ? new UUID(dice.any(), dice.any()).toString() : visible(dice.of(Nasty.TEXTS));
        }
        if (name.equalsIgnoreCase("If-Match")) {
            return dice.lands(70)
                    ? "\"" + dice.between(0, 4) + "\""
                    : dice.lands(50) ? "*" : visible(dice.of(Nasty.TEXTS));
        }
        return visible(dice.lands(50) ? seen.idFor("language", dice) : dice.of(Nasty.TEXTS));
    }

    /** What may stand in a header at all; the rest is tried over bare sockets. */
    private static String visible(String text) {
        String shown = text.replaceAll("[^\\x21-\\x7e]", "").strip();
        return shown.isEmpty() ? "x" : shown.substring(0, Math.min(shown.length(), LONGEST_IN_URL));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
