package dev.accord.local.trial.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One connection: questions pass as they are, answers as the edge's fault lets them. */
final class Passing {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(1);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(50);

    private final FaultProxy edge;
    private final Socket asking;
    private final Socket answering;
    private final AtomicBoolean answered = new AtomicBoolean(true);
    private boolean http;

    Passing(FaultProxy edge, Socket asking, Socket answering) {
        this.edge = edge;
        this.asking = asking;
        this.answering = answering;
    }

    /** Returns when the connection has ended. */
    void run() throws IOException {
        asking.setTcpNoDelay(true);
        answering.setTcpNoDelay(true);
        Thread questions = Thread.startVirtualThread(this::passQuestions);
        passAnswers();
        try {
            questions.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void passQuestions() {
        try (asking;
                answering) {
            InputStream in = asking.getInputStream();
            OutputStream out = answering.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answered.getAndSet(false)) {
                    edge.asked();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // The other direction ends with it.
        }
    }

    private void passAnswers() {
        try (asking;
                answering) {
            InputStream in = answering.getInputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            boolean goesOn = true;
            while (goesOn) {
                int read = in.read(buffer);
                answered.set(true);
                goesOn = read >= 0 && pass(Arrays.copyOf(buffer, read), edge.fault());
            }
        } catch (IOException ended) {
            // The other direction ends with it.
        }
    }

    /** False when the connection is at its end. */
    private boolean pass(byte[] answer, @Nullable Fault fault) throws IOException {
        OutputStream out = asking.getOutputStream();
        switch (fault) {
            case null -> out.write(answer);
            case LATE -> {
                pause(FaultProxy.LATE);
                out.write(answer);
            }
            case NEVER -> {
                // swallowed
            }
            case RESET -> reset(asking);
            case SLOW_CLOSE -> pause(UNTIL_CLOSED);
            case THROTTLED -> trickle(answer, out);
            case CUT -> out.write(answer, 0, answer.length / 2);
            case GARBAGE -> out.write(spoiled(answer));
        }
        return fault == null
                || fault == Fault.LATE
                || fault == Fault.NEVER
                || fault == Fault.THROTTLED
                || fault == Fault.GARBAGE;
    }

    private void trickle(byte[] answer, OutputStream out) throws IOException {
        for (int i = 0; i < answer.length; i++) {
            if (edge.fault() != Fault.THROTTLED) {
                out.write(answer, i, answer.length - i);
                return;
            }
            out.write(answer[i]);
            out.flush();
            pause(BETWEEN_BYTES);
        }
    }

    /** Keeps an HTTP head and what frames a body, so that nonsense arrives as a good answer would. */
    private byte[] spoiled(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        boolean begins = text.startsWith("HTTP/1.1 ");
        http |= begins;
        int body = begins ? text.indexOf("\r\n\r\n") + 4 : 0;
        String spoiled = text.substring(0, body) + text.substring(body).replaceAll("[\"{:,}\\[\\]]", "~");
        byte[] bytes = spoiled.getBytes(StandardCharsets.ISO_8859_1);
        if (!http) {
            for (int i = 0; i < bytes.length; i += 3) {
                bytes[i] ^= 0x55;
            }
        }
        return bytes;
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
