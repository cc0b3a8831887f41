package dev.accord.local.trial.withdrawal;

import dev.accord.local.process.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The recording proxy as a process of its own, so that no pause of the trial moves its stamps. */
final class RecordingProcess implements AutoCloseable {
    private static final int SECONDS_TO_WRITE = 60;

    private final Process process;
    private final Path file;
    private final URI address;

    private RecordingProcess(Process process, Path file, URI address) {
        this.process = process;
        this.file = file;
        this.address = address;
    }

    static RecordingProcess before(URI gateway) throws IOException {
        Path file = Files.createTempFile("accord-recording", ".bin");
        Process process = new ProcessBuilder(
                        Jdk.tool("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingProxy.class.getName(),
                        Integer.toString(gateway.getPort()),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        String port = out.readLine();
        if (port == null) {
            throw new IOException("the recording proxy did not start");
        }
        return new RecordingProcess(process, file, URI.create("http://127.0.0.1:" + port));
    }

    URI address() {
        return address;
    }

    /** Ends the process and reads what it wrote. */
    Recording ended() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS_TO_WRITE, TimeUnit.SECONDS)) {
            throw new IOException("the recording proxy did not end");
        }
        return Recording.read(file);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(file);
    }
}
