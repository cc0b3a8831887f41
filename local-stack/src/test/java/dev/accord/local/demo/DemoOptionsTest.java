package dev.accord.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

    @Test
    void findsKeycloakAndTheMailPageBesideTheGateway() {
        DemoOptions options = DemoOptions.read(List.of("--gateway", "http://127.0.0.1:9100"), Map.of());

        assertThat(options.platform().issuer()).isEqualTo(URI.create("http://127.0.0.1:9105/realms/accord"));
        assertThat(options.platform().mailPage()).isEqualTo(URI.create("http://127.0.0.1:9108"));
    }

    @Test
    void takesARealmThatIsNamedAsItIs() {
        DemoOptions options = DemoOptions.read(List.of("--keycloak", "https://id.example/realms/north"), Map.of());

        assertThat(options.platform().issuer()).isEqualTo(URI.create("https://id.example/realms/north"));
    }

    @Test
    void prefersTheOfficerOfTheCommandLineToThatOfTheEnvironment() {
        DemoOptions options =
                DemoOptions.read(List.of("--officer-user", "given"), Map.of("ACCORD_OFFICER_USER", "ambient"));

        assertThat(options.officerUser()).isEqualTo("given");
    }

    @Test
    void takesTheNameByWhichThePlatformReachesThisMachine() {
        assertThat(DemoOptions.read(List.of("--webhook-host", "laptop"), Map.of())
                        .platform()
                        .webhookHost())
                .contains("laptop");
        assertThat(DemoOptions.read(List.of(), Map.of()).platform().webhookHost())
                .isEmpty();
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> DemoOptions.read(List.of("--speed"), Map.of())).hasMessageContaining("--speed");
    }

    @Test
    void endsWithStatusTwoWhenThereIsNoSuchStory() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        assertThat(Demo.run(List.of("fairytale"), Map.of(), out)).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("fairytale")
                .contains("--gateway");
    }

    @Test
    void saysHowItIsCalledWhenAsked() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        assertThat(Demo.run(List.of("--help"), Map.of(), out)).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--keycloak");
    }
}
