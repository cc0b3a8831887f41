package dev.accord.local.trial.withdrawal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Is told what came out of a gateway and when, on one connection. */
@FunctionalInterface
interface Heard {
    int BUFFER_BYTES = 64 * 1024;

    void bytes(byte[] buffer, int length, long at);

    /** Takes everything in at once and passes it on. */
    default void pass(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            bytes(buffer, read, System.nanoTime());
            to.write(buffer, 0, read);
        }
    }
}
