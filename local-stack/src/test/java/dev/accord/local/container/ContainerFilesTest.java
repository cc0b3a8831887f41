package dev.accord.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.mongo.ServiceUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void namesBothInstancesOfEachServiceWhereThereAreTwo() throws IOException {
        List<String> settings = Files.readAllLines(root.resolve("local-stack/containers/two-of-each.env"));
        for (String service : ServiceUsers.DATABASES.keySet()) {
            String name = service.replace("-service", "").toUpperCase(Locale.ROOT);
            assertThat(settings)
                    .contains("ACCORD_%s_URLS=http://%s:8080,http://%s-2:8080".formatted(name, service, service));
            assertThat(compose)
                    .contains("ACCORD_%s_URL: ${ACCORD_%s_URLS:-http://%s:8080}".formatted(name, name, service))
                    .contains("\n  %s-2:\n    <<: *%s\n".formatted(service, service));
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
                .hasSize(4)
                .allMatch(line -> line.contains("[\"127.0.0.1:"));
    }
}
