package dev.accord.local.trial.withdrawal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Bytes that came out of the gateway in one piece.
 *
 * @param connection counts connections from 0
 * @param at when they were seen, by {@link System#nanoTime()}, which on Linux is one clock for all processes
 */
@SuppressWarnings("ArrayRecordComponent")
record Chunk(int connection, long at, byte[] bytes) {

    void write(DataOutputStream out) throws IOException {
        out.writeInt(connection);
        out.writeLong(at);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Chunk read(DataInputStream in) throws IOException {
        int connection = in.readInt();
        long at = in.readLong();
        return new Chunk(connection, at, in.readNBytes(in.readInt()));
    }
}
