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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void runsFromAPlaceThatTheNextBuildDoesNotTouch() throws IOException {
        Path first = jars().unpacked("gateway").jar();
        rebuild("rebuilt");
        assertThat(first).hasContent("");
        assertThat(jars().unpacked("gateway").jar()).hasContent("rebuilt");
    }

    @Test
    void unpacksABuildOnce() throws IOException {
        UnpackedService first = jars().unpacked("gateway");
        assertThat(new ServiceJars(root, (jar, folder) -> {
                            throw new IOException("unpacked again");
                        })
                        .unpacked("gateway"))
                .isEqualTo(first);
    }

    @Test
    void unpacksForSeveralInstancesThatStartAtTheSameTime() {
        ServiceJars jars = jars();
        List<CompletableFuture<Path>> unpacked = IntStream.range(0, 16)
                .mapToObj(instance -> CompletableFuture.supplyAsync(() -> unpacked(jars), Thread::startVirtualThread))
                .toList();

        assertThat(unpacked).allSatisfy(jar -> assertThat(jar.join()).exists());
    }

    @Test
    void unpacksAgainWhatABuildWroteMeanwhile() throws IOException {
        AtomicInteger times = new AtomicInteger();
        ServiceJars jars = new ServiceJars(root, (jar, folder) -> {
            unpack(jar, folder);
            if (times.incrementAndGet() == 1) {
                rebuild("rebuilt");
            }
        });

        assertThat(jars.unpacked("gateway").jar()).hasContent("rebuilt");
    }

    @Test
    void keepsTheLastBuildsOnly() throws IOException {
        Path first = jars().unpacked("gateway").jar();
        for (int build = 1; build <= 3; build++) {
            rebuild("build " + build);
            jars().unpacked("gateway");
        }

        assertThat(first).doesNotExist();
        try (Stream<Path> builds = Files.list(root.resolve(".accord/services/gateway"))) {
            assertThat(builds).hasSize(3);
        }
    }

    @Test
    void startsFromTheClassesThatWereKept() throws IOException {
        UnpackedService service = jars().unpacked("gateway");
        assertThat(service.options()).contains("-XX:+RecordDynamicDumpInfo");

        Files.writeString(service.jar().resolveSibling("classes.jsa"), "");

        assertThat(service.options()).noneMatch(option -> option.contains("Record"));
        assertThat(service.options()).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
    }

    private ServiceJars jars() {
        return new ServiceJars(root, ServiceJarsTest::unpack);
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    /** Waits for the file system's clock, which ticks every few milliseconds, as a real build does by its length. */
    private void rebuild(String content) throws IOException {
        Path jar = root.resolve("gateway/target/gateway-1-exec.jar");
        Object before = Files.getAttribute(jar, "unix:ctime");
        do {
            Files.writeString(jar, content);
        } while (Files.getAttribute(jar, "unix:ctime").equals(before));
    }

    private static Path unpacked(ServiceJars jars) {
        try {
            return jars.unpacked("gateway").jar();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void saysWhichJarIsMissing() {
        assertThatThrownBy(() -> jars().unpacked("account-service")).hasMessageContaining("account-service/target");
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
