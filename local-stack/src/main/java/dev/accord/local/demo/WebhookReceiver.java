package dev.accord.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A partner's own address for webhooks: it stumbles over the first try of the first message, to see it sent again. */
final class WebhookReceiver implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final int MOST_KEPT = 1_000;
    private static final int MOST_REMEMBERED = 100_000;
    private static final int LARGEST_BODY = 256 * 1024;

    private final HttpServer server;
    private final String host;
    private final Queue<Delivery> deliveries = new ArrayBlockingQueue<>(MOST_KEPT);
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private int stumbles = 1;
    private String stumbledOver = "";

    /** One message as it came over the wire, with what is needed to check its signature. */
    record Delivery(String id, String timestamp, String signature, String body) {
        String type() {
            return Json.read(body).path("type").asString("");
        }
    }

    private WebhookReceiver(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** Listens on this machine's loopback only. */
    static WebhookReceiver open() {
        return open(LOOPBACK);
    }

    /** @param host by which name it is reached; when that is not the loopback, it listens on every address */
    static WebhookReceiver open(String host) {
        try {
            InetSocketAddress address = host.equals(LOOPBACK)
                    ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)
                    : new InetSocketAddress(0);
            HttpServer server = HttpServer.create(address, 0);
            WebhookReceiver receiver = new WebhookReceiver(server, host);
            server.createContext("/webhooks", receiver::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI address() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/webhooks");
    }

    boolean listensOnLoopbackOnly() {
        return server.getAddress().getAddress().isLoopbackAddress();
    }

    /** The first delivery of this type that fits, waited for within the patience given. */
    Optional<Delivery> await(String type, Predicate<Delivery> fits, Patience patience) {
        return patience.await(() -> deliveries.stream()
                .filter(delivery -> delivery.type().equals(type))
                .filter(fits)
                .findFirst());
    }

    boolean awaitMessage(String id, Patience patience) {
        return patience.await(() -> deliveries.stream()
                        .filter(delivery -> delivery.id().equals(id))
                        .findFirst())
                .isPresent();
    }

    /** The id of the message that was refused once and has to come again under the same id. */
    synchronized String stumbledOver() {
        return stumbledOver;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
            Delivery delivery = new Delivery(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    body);
            boolean taken = heard.size() < MOST_REMEMBERED && !stumblesOver(delivery);
            if (taken) {
                keep(delivery);
            }
            exchange.sendResponseHeaders(taken ? 204 : 500, -1);
        }
    }

    /** The newest are kept whole; of all others that they came. */
    private void keep(Delivery delivery) {
        while (!deliveries.offer(delivery)) {
            deliveries.poll();
        }
        heard.add(delivery.id());
    }

    boolean hasHeard(String id) {
        return heard.contains(id);
    }

    private synchronized boolean stumblesOver(Delivery delivery) {
        if (stumbles == 0) {
            return false;
        }
        stumbles--;
        stumbledOver = delivery.id();
        return true;
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
