package dev.accord.local.process;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is appended to a file, printed as it comes. */
public final class Tail {
    private static final int AT_ONCE_BYTES = 64 * 1024;

    private final Path file;
    private long read;

    /** From the beginning of the file on; it need not be there yet. */
    public Tail(Path file) {
        this(file, 0);
    }

    /** From this position on. */
    public Tail(Path file, long from) {
        this.file = file;
        this.read = from;
    }

    /** Prints what came since the last call. */
    public synchronized void printTo(PrintStream out) {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(read);
            byte[] some = new byte[AT_ONCE_BYTES];
            for (int count = bytes.read(some); count > 0; count = bytes.read(some)) {
                out.write(some, 0, count);
                read += count;
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
