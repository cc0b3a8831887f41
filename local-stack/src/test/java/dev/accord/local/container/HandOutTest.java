package dev.accord.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOutTest {
    private static final Map<String, String> ADDRESSES = Map.of(
            "ACCORD_GATEWAY_URL", "http://127.0.0.1:1",
            "ACCORD_GATEWAY_INSIDE_URL", "http://gateway:1",
            "ACCORD_SMTP_HOST", "mail",
            "ACCORD_SMTP_PORT", "25");

    @TempDir
    private Path folder;

    @BeforeEach
    void handOut() throws IOException {
        new HandOut(
                        Installation.keptIn(folder.resolve("kept")),
                        folder.resolve("out"),
                        "store:27017",
                        "memory:6379",
                        ADDRESSES)
                .toAll();
    }

    @Test
    void givesEachServiceItsOwnKeysOnly() {
        assertThat(handedOut().keySet().stream().filter(name -> name.contains("/keys/")))
                .containsExactlyInAnyOrder(
                        "account-service/keys/account-kek.json",
                        "consent-service/keys/consent-signing.jwk",
                        "sharing-service/keys/sharing-kek.json",
                        "sharing-service/keys/sharing-signing.jwk");
    }

    @Test
    void tellsNoSecretToTwoWhoDoNotShareIt() {
        assertThat(handedOut().entrySet().stream()
                        .filter(file -> !file.getKey().endsWith(".json"))
                        .filter(file -> !file.getKey().equals("keycloak/database-password"))
                        .map(Map.Entry::getValue))
                .doesNotHaveDuplicates();
        assertThat(handedOut())
                .containsEntry("keycloak/database-password", handedOut().get("keycloak-database/password"))
                .hasEntrySatisfying(
                        "sharing-service/settings/ACCORD_MONGODB_URI",
                        uri -> assertThat(uri)
                                .startsWith("mongodb://sharing-service:")
                                .endsWith("@store:27017/?replicaSet=accord&authSource=admin"));
    }

    @Test
    void fillsTheRealmWithWhatTheServicesWereGiven() {
        assertThat(handedOut().get("keycloak/accord-realm.json"))
                .contains(handedOut().get("consent-service/settings/ACCORD_CLIENT_SECRET"))
                .contains("http://gateway:1/logout/connect/back-channel/site")
                .doesNotContain("${ACCORD_");
    }

    @Test
    void givesEverybodyWhoAsksAnotherTheSecretToAskWith() {
        for (String asks :
                List.of("account-service", "consent-service", "sharing-service", "notification-service", "gateway")) {
            String secret = handedOut().get(asks + "/settings/ACCORD_CLIENT_SECRET");
            assertThat(secret).as(asks).isNotBlank();
            assertThat(handedOut().get("keycloak/accord-realm.json")).as(asks).contains(secret);
        }
    }

    @Test
    void letsEachServiceThatRemembersReachItsOwnKeysOnly() {
        for (String service : List.of("gateway", "sharing-service")) {
            String uri = Objects.requireNonNull(handedOut().get(service + "/settings/ACCORD_REDIS_URI"));
            String password = uri.substring(uri.lastIndexOf(':', uri.indexOf('@')) + 1, uri.indexOf('@'));
            assertThat(uri).isEqualTo("redis://" + service + ":" + password + "@memory:6379");
            assertThat(handedOut().get("redis/redis.conf"))
                    .contains("\nuser " + service + " on >" + password + " ~accord:" + service + ":* ");
        }
        assertThat(handedOut().get("redis/redis.conf")).contains("user default on nopass -@all +ping\n");
    }

    @Test
    void handsOutTheSameAtTheNextStart() throws IOException {
        Map<String, String> before = handedOut();
        handOut();
        assertThat(handedOut()).isEqualTo(before);
    }

    @Test
    void makesAKeyFileThatAMongodTakes() {
        assertThat(handedOut().get("mongodb/keyfile")).matches("[A-Za-z0-9+/]{6,1024}");
    }

    private Map<String, String> handedOut() {
        Path out = folder.resolve("out");
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(out.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
