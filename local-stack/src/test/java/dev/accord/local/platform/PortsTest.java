package dev.accord.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.local.process.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void givesEachServiceItsPortAboveTheBase() {
        assertThat(new Ports(9600).services())
                .containsEntry("gateway", 9600)
                .containsEntry("account-service", 9601)
                .containsEntry("notification-service", 9604);
    }

    @Test
    void givesNoPortToTwoParts() {
        Ports ports = new Ports(9600);
        List<Integer> all = new ArrayList<>(List.of(ports.keycloak(), ports.smtp(), ports.mailPage(), ports.redis()));
        all.addAll(ports.services().values());
        all.addAll(ports.secondInstances().values());
        all.addAll(ports.mongods().values());
        assertThat(all)
                .hasSize(Ports.COUNT)
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 9600 && port < 9600 + Ports.COUNT);
        assertThat(ports.secondInstances())
                .containsEntry("gateway-2", 9610)
                .containsEntry("notification-service-2", 9614);
        assertThat(ports.mongods()).containsEntry("mongod-3", 9616);
    }

    @Test
    void refusesABaseThatLeavesNoRoom() {
        assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("80");
        assertThatThrownBy(() -> new Ports(65_530)).hasMessageContaining("65530");
    }

    @Test
    void saysWhichPortIsTakenAndForWhat() throws Exception {
        Ports ports = new Ports(FreePorts.run(Ports.COUNT));
        List<Part> parts = List.of(part("keycloak", ports.keycloak()), part("mail", ports.mailPage()));
        assertThatCode(() -> PortTaken.unlessFree(parts, ports)).doesNotThrowAnyException();
        try (ServerSocket keycloak = taken(ports.keycloak());
                ServerSocket smtp = taken(ports.smtp())) {
            assertThat(keycloak.isBound() && smtp.isBound()).isTrue();
            assertThatThrownBy(() -> PortTaken.unlessFree(parts, ports))
                    .hasMessageContaining("port " + ports.keycloak() + ", for keycloak")
                    .hasMessageContaining("port " + ports.smtp() + ", for mail")
                    .hasMessageContaining("--port-base");
        }
    }

    private static ServerSocket taken(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static Part part(String name, int port) {
        return new Part(
                name,
                port,
                "",
                Path.of("/dev/null"),
                List.of(),
                Duration.ZERO,
                () -> {
                    throw new IllegalStateException("never started here");
                },
                () -> true);
    }
}
