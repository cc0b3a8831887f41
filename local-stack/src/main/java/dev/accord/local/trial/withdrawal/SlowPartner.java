package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Call;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The same partner on a slow line. It asks for the next pages before it has taken in the last ones, so that answers pile
 * up on their way to it; when its connection is reset it begins again.
 */
final class SlowPartner implements AutoCloseable {
    private static final int MOST_UNANSWERED = 24;
    private static final byte[] STATUS_LINE = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);

    private final Pages pages;
    private final URI gateway;
    private final URI door;
    private final LongAdder begun = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final Thread asking;
    private volatile boolean over;

    /** @param gateway the address the gateway is known by, which proofs of possession name */
    SlowPartner(Pages pages, URI gateway, URI door) {
        this.pages = pages;
        this.gateway = gateway;
        this.door = door;
        this.asking = Thread.startVirtualThread(this::ask);
    }

    /** How many answers began to come. */
    long answers() {
        return answers.sum();
    }

    /** How many connections it had to make, one after the other. */
    long connections() {
        return begun.sum();
    }

    private void ask() {
        while (!over) {
            Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
            try (Socket socket = new Socket(door.getHost(), door.getPort())) {
                begun.increment();
                Thread taking = Thread.startVirtualThread(() -> take(socket, unanswered));
                OutputStream out = socket.getOutputStream();
                while (!over && taking.isAlive()) {
                    if (unanswered.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                        out.write(request());
                    }
                }
            } catch (IOException cut) {
                unanswered.drainPermits();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private byte[] request() {
        Call call = pages.call();
        String body = Objects.requireNonNull(call.body());
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.putAll(pages.partner().headersFor(call.method(), gateway.resolve(call.path())));
        headers.put("Host", door.getAuthority());
        headers.put("Content-Length", Integer.toString(body.length()));
        StringBuilder text = new StringBuilder(call + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Counts answers by their first lines. */
    private void take(Socket socket, Semaphore unanswered) {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            int matched = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                matched = next == STATUS_LINE[matched] ? matched + 1 : next == STATUS_LINE[0] ? 1 : 0;
                if (matched == STATUS_LINE.length) {
                    answers.increment();
                    unanswered.release();
                    matched = 0;
                }
            }
        } catch (IOException cut) {
            unanswered.drainPermits();
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            asking.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
