package dev.accord.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of this installation's Keycloak clients and of its administrator: made once, then kept. */
public record Secrets(Map<String, String> byName) {
    /** The name of the secret of Keycloak's first administrator. */
    public static final String ADMINISTRATOR = "keycloak-admin";

    private static final List<String> NAMES = List.of(
            ADMINISTRATOR,
            "site",
            "gateway",
            "account-service",
            "consent-service",
            "sharing-service",
            "notification-service");
    private static final int BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads {@code file}, and adds to it what is missing; only its owner can read it. */
    public static Secrets keptIn(Path file) {
        return keptIn(file, List.of());
    }

    /** With secrets of more than Keycloak, under these names. */
    public static Secrets keptIn(Path file, List<String> more) {
        List<String> names = Stream.concat(NAMES.stream(), more.stream()).toList();
        try {
            Map<String, String> byName = new TreeMap<>();
            if (Files.exists(file)) {
                byName.putAll(JSON.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {}));
            }
            if (!byName.keySet().containsAll(names)) {
                SecureRandom random = new SecureRandom();
                names.forEach(name -> byName.computeIfAbsent(name, missing -> random(random)));
                PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(byName) + "\n");
            }
            return new Secrets(Map.copyOf(byName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret of a Keycloak client, by its client id. */
    public String of(String name) {
        String secret = byName.get(name);
        if (secret == null) {
            throw new IllegalArgumentException("There is no secret of " + name);
        }
        return secret;
    }

    /** Secrets are never printed by accident. */
    @Override
    public String toString() {
        return "Secrets of " + byName.keySet();
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
