package dev.accord.local.trial.withdrawal;

import dev.accord.local.platform.OwnClasspath;
import dev.accord.local.process.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recording proxy as a process of its own, so that no pause of the trial moves its stamps. */
final class RecordingProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final List<URI> addresses = new ArrayList<>();

    private RecordingProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    static RecordingProcess behind(List<Door> doors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Jdk.tool("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                OwnClasspath.value(),
                RecordingProxy.class.getName()));
        doors.forEach(door -> command.add(door.argument()));
        RecordingProcess recorder = new RecordingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        for (int i = 0; i < doors.size(); i++) {
            recorder.addresses.add(URI.create("http://127.0.0.1:" + recorder.answer()));
        }
        return recorder;
    }

    /** Where the door is that was named at this place. */
    URI address(int door) {
        return addresses.get(door);
    }

    /** What was heard since the last time this was asked. */
    Recording soFar() throws IOException {
        Path file = Files.createTempFile("accord-recording", ".bin");
        try {
            order(file.toString());
            return Recording.read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Whoever is on a slow line stops reading; returns when there is no room on it for more. */
    void hold() {
        tell(RecordingProxy.HOLD);
    }

    void goOn() {
        tell(RecordingProxy.GO_ON);
    }

    private void tell(String order) {
        try {
            order(order);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private void order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the recording proxy ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
