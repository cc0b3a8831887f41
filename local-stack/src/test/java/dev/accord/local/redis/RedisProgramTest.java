package dev.accord.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProgramTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheNamedProgramBeforeTheOneOnThePath() throws Exception {
        Path named = program(folder.resolve("named"));
        program(folder.resolve("redis-server"));
        assertThat(RedisProgram.find(
                        Map.of("ACCORD_REDIS_SERVER", named.toString(), "PATH", folder.toString()),
                        "Linux",
                        "amd64",
                        folder))
                .isEqualTo(named);
    }

    @Test
    void takesTheOneOnThePathBeforeTheOneThatComesAlong() throws Exception {
        Path found = program(folder.resolve("redis-server"));
        assertThat(RedisProgram.find(Map.of("PATH", "/nowhere:" + folder), "Linux", "amd64", folder))
                .isEqualTo(found);
    }

    @Test
    void unpacksTheOneThatComesAlongForThisMachine() {
        assertThat(RedisProgram.find(Map.of("PATH", ""), "Linux", "amd64", folder))
                .isExecutable()
                .startsWith(folder);
    }

    @Test
    void saysWhatToInstallWhereNoneComesAlong() {
        assertThatThrownBy(() -> RedisProgram.find(Map.of("PATH", ""), "Plan 9", "mips", folder))
                .isInstanceOf(RedisMissing.class)
                .hasMessageContaining("Install Redis")
                .hasMessageContaining("ACCORD_REDIS_URI");
        assertThatThrownBy(() -> RedisProgram.find(
                        Map.of("ACCORD_REDIS_SERVER", "/nowhere/redis-server"), "Linux", "amd64", folder))
                .isInstanceOf(RedisMissing.class)
                .hasMessageContaining("/nowhere/redis-server");
    }

    private static Path program(Path file) throws Exception {
        return Files.setPosixFilePermissions(
                Files.writeString(file, "#!/bin/sh\n"), PosixFilePermissions.fromString("rwx------"));
    }
}
