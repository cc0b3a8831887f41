package dev.accord.gateway.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A service that writes so much of an answer and then closes the connection, in order, as a process that ends does. */
final class CutOff implements AutoCloseable {

    private final ServerSocket socket;
    private volatile String answer = "";

    CutOff() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    void answers(String bytes) {
        answer = bytes;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                var question =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
                String line = question.readLine();
                while (line != null && !line.isEmpty()) {
                    line = question.readLine();
                }
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException gone) {
                // The caller hung up, or the test has ended.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
