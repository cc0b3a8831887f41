package dev.accord.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @TempDir
    private Path folder;

    @Test
    void forgetsEverythingWithARestartAndWritesNoneOfItToDisk() throws IOException {
        try (RedisServer redis = RedisServer.start(folder, 0)) {
            assertThat(ask(redis, "SET kept until-the-end")).isEqualTo("+OK");
            assertThat(ask(redis, "EXISTS kept")).isEqualTo(":1");

            redis.kill();
            redis.restart();

            assertThat(ask(redis, "EXISTS kept")).isEqualTo(":0");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .allMatch(name -> name.startsWith("redis.log") || name.startsWith("redis.pid"));
        }
    }

    @Test
    void refusesWhenItIsFullAndForgetsNothing() throws IOException {
        try (RedisServer redis = RedisServer.start(folder, 0)) {
            ask(redis, "SET first kept");
            ask(redis, "CONFIG SET maxmemory 1");

            assertThat(ask(redis, "SET one too-many")).startsWith("-OOM");
            assertThat(ask(redis, "EXISTS first")).isEqualTo(":1");
        }
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        RedisServer redis = RedisServer.start(folder, 0);
        long pid = redis.pid();
        assertThat(ProcessHandle.of(pid)).isPresent();
        redis.close();
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    /** The first line of what it says to a command. */
    private static String ask(RedisServer redis, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var line = new StringBuilder();
            for (int letter = socket.getInputStream().read();
                    letter != '\r' && letter >= 0;
                    letter = socket.getInputStream().read()) {
                line.append((char) letter);
            }
            return line.toString();
        }
    }
}
