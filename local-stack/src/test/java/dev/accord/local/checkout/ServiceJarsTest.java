package dev.accord.local.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarsTest {
    // Later than the folders themselves, whose times count too: that is how a deleted source is noticed.
    private static final long BUILT = System.currentTimeMillis() + 3_600_000;

    @TempDir
    private Path root;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        file("pom.xml", BUILT - 1_000);
        file("service-kit/src/main/java/Kit.java", BUILT - 1_000);
        file("gateway/pom.xml", BUILT - 1_000);
        file("gateway/src/main/java/Gateway.java", BUILT - 1_000);
        file("gateway/target/gateway-1-exec.jar", BUILT);
    }

    @Test
    void leavesAServiceAloneWhoseJarIsNewerThanItsSources() throws IOException {
        assertThat(stale()).isEmpty();
    }

    @Test
    void buildsAServiceThatWasNeverBuilt() throws IOException {
        assertThat(new ServiceJars(root).stale(List.of("gateway", "account-service")))
                .containsExactly("account-service");
    }

    @Test
    void buildsAServiceWhoseSourceChanged() throws IOException {
        file("gateway/src/main/java/Gateway.java", BUILT + 1_000);
        assertThat(stale()).containsExactly("gateway");
    }

    @Test
    void buildsAServiceWhenWhatAllShareChanged() throws IOException {
        file("service-kit/src/main/java/Kit.java", BUILT + 1_000);
        assertThat(stale()).containsExactly("gateway");
    }

    @Test
    void doesNotBuildForAChangedTest() throws IOException {
        file("gateway/src/test/java/GatewayTest.java", BUILT + 1_000);
        assertThat(stale()).isEmpty();
    }

    @Test
    void runsFromACopyThatTheNextBuildDoesNotTouch() throws IOException {
        ServiceJars jars = new ServiceJars(root);
        Path copy = jars.copyInto(root.resolve("copies"), "gateway");
        Files.writeString(root.resolve("gateway/target/gateway-1-exec.jar"), "rebuilt");
        assertThat(copy).hasContent("");
        assertThat(jars.copyInto(root.resolve("copies"), "gateway")).hasContent("rebuilt");
    }

    @Test
    void saysWhichJarIsMissing() {
        assertThatThrownBy(() -> new ServiceJars(root).copyInto(root.resolve("copies"), "account-service"))
                .hasMessageContaining("account-service/target");
    }

    private List<String> stale() throws IOException {
        return new ServiceJars(root).stale(List.of("gateway"));
    }

    private void file(String path, long changedMillis) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(changedMillis));
    }
}
