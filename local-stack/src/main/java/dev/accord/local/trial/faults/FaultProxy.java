package dev.accord.local.trial.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Stands on an edge between two parts of this machine. It passes bytes on, spoils the answers when told to, and counts
 * questions: how often the asking side began to speak, after a connection was made or after an answer.
 */
public final class FaultProxy implements AutoCloseable {
    static final Duration LATE = Duration.ofSeconds(3);

    private static final int WAITING_CONNECTIONS = 256;

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final LongAdder questions = new LongAdder();
    private volatile @Nullable Fault fault;

    /** @param target the port of the part that is asked; it need not run yet */
    public FaultProxy(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, WAITING_CONNECTIONS, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on answers fail in this way. */
    public void spoil(Fault next) {
        fault = next;
    }

    /** From now on answers pass as they are; what was swallowed stays swallowed. */
    public void heal() {
        fault = null;
    }

    /** How many questions have come so far. */
    public long questions() {
        return questions.sum();
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    void asked() {
        questions.increment();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket asking = door.accept();
                Thread.startVirtualThread(() -> connect(asking));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void connect(Socket asking) {
        sockets.add(asking);
        try (asking) {
            try (Socket answering = new Socket(InetAddress.getLoopbackAddress(), target)) {
                sockets.add(answering);
                new Passing(this, asking, answering).run();
                sockets.remove(answering);
            }
        } catch (IOException partDown) {
            // Whoever asked sees a closed connection, as without us.
        } finally {
            sockets.remove(asking);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
