package dev.accord.local.trial.withdrawal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A process of its own between the gateway and everybody outside. It passes bytes on unchanged and writes down when each
 * came out of the gateway, by the machine's one monotonic clock. It ends when its standard input does, so that it never
 * outlives whoever started it.
 */
public final class RecordingProxy {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MOST_WAITING_CHUNKS = 100_000;
    private static final Chunk END = new Chunk(-1, 0, new byte[0]);

    private final int gatewayPort;
    private final BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(MOST_WAITING_CHUNKS);

    private RecordingProxy(int gatewayPort) {
        this.gatewayPort = gatewayPort;
    }

    /** Arguments: the gateway's port, the file to write. Prints the port it listens on. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        RecordingProxy proxy = new RecordingProxy(Integer.parseInt(arguments[0]));
        Thread writing = Thread.ofPlatform().start(() -> proxy.write(Path.of(arguments[1])));
        ServerSocket door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> proxy.accept(door));
        System.out.println(door.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        door.close();
        proxy.waiting.put(END);
        writing.join();
        System.exit(0);
    }

    private void accept(ServerSocket door) {
        try {
            for (int connection = 0; !door.isClosed(); connection++) {
                connect(door.accept(), connection);
            }
        } catch (IOException shut) {
            System.err.println("no more connections: " + shut.getMessage());
        }
    }

    private void connect(Socket outside, int number) throws IOException {
        try {
            outside.setTcpNoDelay(true);
            Socket gateway = new Socket(InetAddress.getLoopbackAddress(), gatewayPort);
            gateway.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().start(() -> pass(outside, gateway, -1));
            Thread.ofPlatform().daemon().start(() -> pass(gateway, outside, number));
        } catch (IOException gatewayDown) {
            // Whoever called sees a closed connection, as without us.
            outside.close();
        }
    }

    private void pass(Socket from, Socket to, int recordedAs) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long seenAt = System.nanoTime();
                if (recordedAs >= 0) {
                    waiting.put(new Chunk(recordedAs, seenAt, Arrays.copyOf(buffer, read)));
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException ended) {
            // A reset passes on as a closed connection; what came before it is on record.
            System.err.println("connection ended: " + ended.getMessage());
        }
    }

    private void write(Path file) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Chunk chunk = waiting.take(); !END.equals(chunk); chunk = waiting.take()) {
                chunk.write(out);
            }
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException("the recording cannot be written", lost);
        }
    }
}
