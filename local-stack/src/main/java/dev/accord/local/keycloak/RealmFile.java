package dev.accord.local.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The realm {@code accord} as Keycloak imports it at its first start, with this installation's values filled in. */
public final class RealmFile {
    // Only our own names: Keycloak's ${client_account} and the like are left for Keycloak.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(ACCORD_[A-Z_]+)}");

    private RealmFile() {}

    /**
     * The realm with every {@code ${ACCORD_…}} replaced.
     *
     * @throws IllegalStateException when {@code values} lacks one that the realm asks for
     */
    public static String filled(Map<String, String> values) {
        return PLACEHOLDER.matcher(template()).replaceAll(found -> {
            String name = found.group(1);
            if (!values.containsKey(name)) {
                throw new IllegalStateException("The realm asks for " + name);
            }
            return Matcher.quoteReplacement(values.get(name));
        });
    }

    /** The name under which the realm asks for the secret of {@code client}. */
    public static String secretName(String client) {
        return "ACCORD_SECRET_" + client.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The made-up people of a local platform, who are in every fresh realm. */
    public static List<Person> people() {
        return JsonMapper.builder()
                .build()
                .readTree(template())
                .get("users")
                .valueStream()
                .filter(user -> user.has("credentials"))
                .map(user -> new Person(
                        user.get("username").asString(),
                        user.get("realmRoles").get(0).asString(),
                        user.get("credentials").get(0).get("value").asString()))
                .toList();
    }

    static String template() {
        try (InputStream in = RealmFile.class.getResourceAsStream("/keycloak/accord-realm.json")) {
            if (in == null) {
                throw new IllegalStateException("The realm is missing from this build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A made-up person's login. */
    public record Person(String name, String role, String password) {}
}
