package dev.accord.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which ports of 127.0.0.1 nobody listens on. */
public final class FreePorts {
    // Below what Linux and macOS give to outgoing connections, so that none of those is in the way a moment later.
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private FreePorts() {}

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Any free port. */
    public static int any() {
        return run(1);
    }

    /** The first of {@code count} ports in a row that are all free; chosen at random, as tests run side by side. */
    public static int run(int count) {
        for (int i = 0; i < TRIES; i++) {
            int first = RandomGenerator.getDefault().nextInt(LOWEST, HIGHEST - count);
            if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
                return first;
            }
        }
        throw new UncheckedIOException(new IOException("No " + count + " free ports in a row on 127.0.0.1"));
    }
}
