package dev.accord.local.trial.withdrawal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own between the gateways and everybody outside. It passes bytes on unchanged and writes down when each
 * came out of its gateway, by the machine's one monotonic clock. It ends when its standard input does, so that it never
 * outlives whoever started it.
 */
public final class RecordingProxy {
    /** Slow lines take nothing in; done when they are full. */
    static final String HOLD = "hold";
    /** They take in again, at once what a line of their speed would have taken meanwhile. */
    static final String GO_ON = "go on";

    private static final int IDLE_MS = 50;

    private final Recorder recorder = new Recorder();
    private final AtomicInteger connections = new AtomicInteger();

    private RecordingProxy() {}

    /**
     * Arguments: the doors, each a gateway's port or {@code PORT/BYTES-PER-SECOND}. Prints the port of each. Every line
     * it reads is {@link #HOLD}, {@link #GO_ON}, or a file that what was recorded since the last one goes to; it prints a
     * line when that is done.
     */
    public static void main(String... arguments) throws IOException {
        RecordingProxy proxy = new RecordingProxy();
        for (Door door : Arrays.stream(arguments).map(Door::parse).toList()) {
            ServerSocket listening = door.open();
            Thread.ofPlatform().daemon().start(() -> proxy.accept(listening, door));
            System.out.println(listening.getLocalPort());
        }
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            proxy.obey(order);
            System.out.println("done");
        }
        System.exit(0);
    }

    private void obey(String order) throws IOException {
        switch (order) {
            case HOLD -> recorder.hold();
            case GO_ON -> recorder.goOn();
            default -> recorder.writeTo(Path.of(order));
        }
    }

    private void accept(ServerSocket listening, Door door) {
        try {
            while (!listening.isClosed()) {
                Socket outside = listening.accept();
                // Apart, since a gateway that stands still may keep a connection waiting.
                Thread.ofPlatform().daemon().start(() -> connect(outside, door));
            }
        } catch (IOException shut) {
            System.err.println("no more connections: " + shut.getMessage());
        }
    }

    private void connect(Socket outside, Door door) {
        try (outside;
                Socket gateway = door.toGateway()) {
            outside.setTcpNoDelay(true);
            int number = connections.getAndIncrement();
            if (door.bytesPerSecond().isPresent()) {
                slow(gateway, outside, new SlowTaking(door.bytesPerSecond().getAsInt(), recorder::isHolding), number);
            } else {
                Thread inwards = Thread.ofPlatform().daemon().start(() -> inwards(outside, gateway));
                outwards(gateway, outside, number);
                inwards.join();
            }
        } catch (IOException ended) {
            // Whoever called sees a closed connection, as without us; what came before it is on record.
            System.err.println("connection ended: " + ended.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends only when what has arrived is on record, whoever is gone. */
    private void slow(Socket gateway, Socket outside, SlowTaking taking, int number) throws IOException {
        gateway.setSoTimeout(IDLE_MS);
        recorder.begins(taking);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                outside.getInputStream().transferTo(gateway.getOutputStream());
            } catch (IOException gone) {
                System.err.println("connection ended: " + gone.getMessage());
            } finally {
                taking.end();
            }
        });
        try {
            taking.pass(gateway.getInputStream(), outside.getOutputStream(), heard(number));
        } finally {
            recorder.ends(taking);
        }
    }

    private Heard heard(int number) {
        return (bytes, length, at) -> recorder.add(new Chunk(number, at, Arrays.copyOf(bytes, length)));
    }

    private static void inwards(Socket outside, Socket gateway) {
        try (outside;
                gateway) {
            outside.getInputStream().transferTo(gateway.getOutputStream());
        } catch (IOException ended) {
            System.err.println("connection ended: " + ended.getMessage());
        }
    }

    private void outwards(Socket gateway, Socket outside, int number) throws IOException {
        try (gateway;
                outside) {
            heard(number).pass(gateway.getInputStream(), outside.getOutputStream());
        }
    }
}
