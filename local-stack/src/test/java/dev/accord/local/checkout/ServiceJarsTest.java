package dev.accord.local.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarsTest {
    private final long before = Instant.now().minusSeconds(3_600).toEpochMilli();
    private final long later = Instant.now().plusSeconds(3_600).toEpochMilli();

    @TempDir
    private Path root;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        file("pom.xml", before);
        file("service-kit/src/main/java/Kit.java", before);
        file("gateway/pom.xml", before);
        file("gateway/src/main/java/Gateway.java", before);
        // As the build leaves it: written last, and dated long ago.
        file("gateway/target/gateway-1-exec.jar", 0);
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
        file("gateway/src/main/java/Gateway.java", later);
        assertThat(stale()).containsExactly("gateway");
    }

    @Test
    void buildsAServiceWhenWhatAllShareChanged() throws IOException {
        file("service-kit/src/main/java/Kit.java", later);
        assertThat(stale()).containsExactly("gateway");
    }

    @Test
    void doesNotBuildForAChangedTest() throws IOException {
        file("gateway/src/test/java/GatewayTest.java", later);
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
    void copiesForSeveralInstancesThatStartAtTheSameTime() {
        ServiceJars jars = new ServiceJars(root);
        List<CompletableFuture<Path>> copies = IntStream.range(0, 16)
                .mapToObj(instance -> CompletableFuture.supplyAsync(() -> copied(jars), Thread::startVirtualThread))
                .toList();

        assertThat(copies).allSatisfy(copy -> assertThat(copy.join()).exists());
    }

    private Path copied(ServiceJars jars) {
        try {
            return jars.copyInto(root.resolve("copies"), "gateway");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
