package dev.accord.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void pointsAServiceAtItsOwnPlatform() {
        Map<String, String> environment = of(settings(), "consent-service");
        assertThat(environment)
                .containsEntry("ACCORD_PORT", "9602")
                .containsEntry("ACCORD_ISSUER", "http://127.0.0.1:9605/realms/accord")
                .containsEntry("ACCORD_MONGODB_URI", "mongodb://127.0.0.1:9606/?replicaSet=accord")
                .containsEntry("ACCORD_SHARING_URL", "http://127.0.0.1:9603")
                .containsEntry("ACCORD_SMTP_PORT", "9607")
                .containsEntry("ACCORD_REGION", "eu");
    }

    @Test
    void givesAServiceNoSecretButItsOwn() {
        Secrets secrets = Secrets.keptIn(folder.resolve("secrets.json"));
        assertThat(of(settings(), "consent-service"))
                .containsValue(secrets.of("consent-service"))
                .doesNotContainValue(secrets.of("sharing-service"))
                .doesNotContainValue(secrets.of("site"))
                .doesNotContainValue(secrets.of(Secrets.ADMINISTRATOR));
    }

    @Test
    void takesWhatWasGivenInsteadOfItsOwn() {
        Settings given = settings()
                .withGiven(
                        Optional.of("mongodb://db:27017/?replicaSet=x"),
                        Optional.of("https://id.example/"),
                        Optional.of("mail.example:25"))
                .withRegion("cn");
        assertThat(of(given, "gateway"))
                .containsEntry("ACCORD_MONGODB_URI", "mongodb://db:27017/?replicaSet=x")
                .containsEntry("ACCORD_ISSUER", "https://id.example/realms/accord")
                .containsEntry("ACCORD_SMTP_HOST", "mail.example")
                .containsEntry("ACCORD_SMTP_PORT", "25")
                .containsEntry("ACCORD_REGION", "cn");
    }

    @Test
    void namesEveryNodeOfAStoreOfThree() {
        assertThat(of(settings().withStoreNodes(3), "consent-service"))
                .containsEntry(
                        "ACCORD_MONGODB_URI",
                        "mongodb://127.0.0.1:9606,127.0.0.1:9615,127.0.0.1:9616/?replicaSet=accord");
    }

    @Test
    void keepsWhatWasAddedBefore() {
        Settings twice = settings()
                .withEnvironment("gateway", Map.of("ACCORD_LEASE", "1s", "ACCORD_DRAIN", "1s"))
                .withEnvironment("gateway", Map.of("ACCORD_LEASE", "2s"));

        assertThat(twice.environments().get("gateway"))
                .containsEntry("ACCORD_LEASE", "2s")
                .containsEntry("ACCORD_DRAIN", "1s");
    }

    @Test
    void addsWhatATestAsksForToThatServiceOnly() {
        Settings weakened = settings().withEnvironment("sharing-service", Map.of("ACCORD_LEASE", "1s"));
        assertThat(of(weakened, "sharing-service")).containsEntry("ACCORD_LEASE", "1s");
        assertThat(of(weakened, "gateway")).doesNotContainKey("ACCORD_LEASE");
    }

    @Test
    void tellsEachInstanceOfTwoWhereBothOfTheOthersAre() {
        Settings two = settings().withReplicas(2);
        assertThat(of(two, "consent-service-2"))
                .containsEntry("ACCORD_PORT", "9612")
                .containsEntry("ACCORD_SHARING_URL", "http://127.0.0.1:9603,http://127.0.0.1:9613")
                .containsEntry("ACCORD_GATEWAY_URL", "http://127.0.0.1:9600")
                .containsEntry("ACCORD_REDIS_URI", "redis://127.0.0.1:9609")
                .containsEntry("ACCORD_LEAVING_NOTICE", "3s")
                .containsEntry(
                        "ACCORD_CLIENT_SECRET", of(two, "consent-service").get("ACCORD_CLIENT_SECRET"));
        assertThat(of(settings(), "consent-service")).doesNotContainKeys("ACCORD_REDIS_URI", "ACCORD_LEAVING_NOTICE");
    }

    @Test
    void addsToOneInstanceAloneWhatItsNameSays() {
        Settings weakened = settings().withReplicas(2).withEnvironment("gateway-2", Map.of("ACCORD_LEASE", "1s"));
        assertThat(of(weakened, "gateway-2")).containsEntry("ACCORD_LEASE", "1s");
        assertThat(of(weakened, "gateway")).doesNotContainKey("ACCORD_LEASE");
    }

    @Test
    void leavesOutBothInstancesOfAService() {
        assertThat(settings().withReplicas(2).without(Set.of("gateway")).instances())
                .hasSize(8)
                .noneMatch(instance -> instance.service().equals("gateway"));
    }

    @Test
    void keepsOneFolderForOneRegion() {
        Path marker = folder.resolve("region");
        Region.claim(marker, "eu");
        Region.claim(marker, "eu");
        assertThat(Region.of(marker, "cn")).isEqualTo("eu");
        assertThatThrownBy(() -> Region.claim(marker, "cn"))
                .hasMessageContaining("belongs to region eu")
                .hasMessageContaining("--fresh");
    }

    private Settings settings() {
        return Settings.of(folder, new PlatformFolder(folder.resolve("data")), new Ports(9600));
    }

    private Map<String, String> of(Settings settings, String name) {
        ServiceInstance asked = settings.instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new ServiceEnvironment(settings, Secrets.keptIn(folder.resolve("secrets.json"))).of(asked);
    }
}
