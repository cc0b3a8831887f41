package dev.accord.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.mongo.ServiceUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ContainerFilesTest {
    private final Path root = RepositoryRoot.find();
    private final String compose = Files.readString(root.resolve("docker-compose.yml"));

    ContainerFilesTest() throws IOException {}

    @Test
    void runsTheKeycloakThatEverythingElseIsTestedWith() throws IOException {
        Properties versions = new Properties();
        versions.load(ContainerFilesTest.class.getResourceAsStream("/versions.properties"));
        assertThat(Files.readAllLines(root.resolve("local-stack/containers/keycloak.Dockerfile")))
                .filteredOn(line -> line.startsWith("FROM "))
                .hasSize(2)
                .allMatch(line -> line.contains("/keycloak:" + versions.getProperty("keycloak")));
    }

    @Test
    void handsEachContainerAFolderThatItAloneMounts() {
        for (String service : ServiceUsers.DATABASES.keySet()) {
            assertThat(compose).containsOnlyOnce("- " + service + ":/hand-out/" + service);
            assertThat(compose).containsOnlyOnce("\"" + service + ":/run/accord:ro\"");
        }
    }

    @Test
    void holdsNoSecretThatAProductionWouldKeep() {
        assertThat(compose.lines()
                        .filter(line -> line.toUpperCase(Locale.ROOT).matches(".*(PASSWORD|SECRET|TOKEN)\\w*:.*"))
                        .filter(line -> !line.contains("_FILE: /run/accord/"))
                        .filter(line -> !line.contains("ACCORD_IDENTITY_TOKENURI"))
                        .filter(line -> !line.strip().startsWith("secrets:")))
                .isEmpty();
        assertThat(compose).doesNotContainPattern("://[^/\\s]+:[^/\\s]+@");
    }

    @Test
    void publishesOnLoopbackOnly() {
        assertThat(compose.lines().filter(line -> line.strip().startsWith("ports:")))
                .hasSize(3)
                .allMatch(line -> line.contains("[\"127.0.0.1:"));
    }
}
