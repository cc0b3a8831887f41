package dev.accord.notification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers one command in a way of the test's choosing: with a refusal, or by hanging up. GreenMail,
 * which the other tests use, cannot refuse.
 */
public final class ContraryMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile String command = "";
    private volatile @Nullable String reply;

    public ContraryMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Answers every command that begins so with this reply. */
    public void answers(String command, String reply) {
        this.reply = reply;
        this.command = command;
    }

    /** Hangs up instead of answering the command; {@code .} is the end of the message. */
    public void hangsUpAt(String command) {
        this.reply = null;
        this.command = command;
    }

    public void behaves() {
        this.command = "";
    }

    /** Message-IDs of the messages whose end arrived, answered or not. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    public void forget() {
        taken.clear();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection;
                var in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = connection.getOutputStream()) {
            if (!say(out, "GREETING", "220 contrary")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String asked = line.toUpperCase(Locale.ROOT);
                if (!say(out, asked, asked.startsWith("DATA") ? "354 go on" : "250 fine")) {
                    return;
                }
                if (asked.startsWith("QUIT") || (asked.startsWith("DATA") && !data(in, out))) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side hung up, which is its right.
        }
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        if (command.equals("DATA")) {
            return true;
        }
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID:")) {
                id = line.substring("Message-ID:".length()).strip();
            }
        }
        taken.add(id);
        return say(out, ".", "250 taken");
    }

    private boolean say(OutputStream out, String asked, String otherwise) throws IOException {
        String words = otherwise;
        if (!command.isEmpty() && asked.startsWith(command)) {
            if (reply == null) {
                return false;
            }
            words = reply;
        }
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
