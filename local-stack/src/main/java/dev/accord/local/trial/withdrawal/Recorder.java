package dev.accord.local.trial.withdrawal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was heard until it is asked for. */
final class Recorder {
    private static final long MOST_BYTES = 192L * 1024 * 1024;

    private List<Chunk> heard = new ArrayList<>();
    private long bytes;

    synchronized void add(Chunk chunk) {
        heard.add(chunk);
        bytes += chunk.bytes().length;
        if (bytes > MOST_BYTES) {
            // A recording with a hole in it would show nothing; without a recorder nobody gets an answer.
            Runtime.getRuntime().halt(1);
        }
    }

    void writeTo(Path file) throws IOException {
        List<Chunk> all = taken();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Chunk chunk : all) {
                chunk.write(out);
            }
        }
    }

    private synchronized List<Chunk> taken() {
        List<Chunk> all = heard;
        heard = new ArrayList<>();
        bytes = 0;
        return all;
    }
}
