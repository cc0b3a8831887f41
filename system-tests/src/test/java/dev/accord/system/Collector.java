package dev.accord.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes in what the platform sends to a collector by OTLP over HTTP, and reads it. */
final class Collector implements AutoCloseable {
    private final ConcurrentLinkedQueue<byte[]> traces = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<byte[]> metrics = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /** @param trace its id, in hex */
    record Span(String trace, String service, String name) {}

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Collector collector = new Collector(server);
            server.createContext("/v1/traces", exchange -> take(exchange, collector.traces));
            server.createContext("/v1/metrics", exchange -> take(exchange, collector.metrics));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return collector;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All spans so far (opentelemetry.proto.trace.v1). */
    List<Span> spans() {
        return traces.stream()
                .flatMap(request -> Wire.read(request).all(1))
                .flatMap(ofResource -> ofResource
                        .all(2)
                        .flatMap(ofScope -> ofScope.all(2))
                        .map(span -> new Span(
                                HexFormat.of().formatHex(span.bytes(1)),
                                attribute(ofResource, "service.name"),
                                span.text(5))))
                .toList();
    }

    /** Names of all metrics so far, with their tags (opentelemetry.proto.metrics.v1). */
    Set<String> metrics() {
        return metrics.stream()
                .flatMap(request -> Wire.read(request).all(1))
                .flatMap(ofResource -> ofResource.all(2))
                .flatMap(ofScope -> ofScope.all(2))
                .map(metric -> metric.text(1))
                .collect(Collectors.toSet());
    }

    /** All that was sent, as text. */
    String everything() {
        return Stream.concat(traces.stream(), metrics.stream())
                .map(request -> new String(request, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static String attribute(Wire ofResource, String key) {
        return ofResource
                .all(1)
                .flatMap(resource -> resource.all(1))
                .filter(attribute -> attribute.text(1).equals(key))
                .map(attribute -> attribute.all(2).findFirst().orElseThrow().text(1))
                .findFirst()
                .orElse("");
    }

    private static void take(HttpExchange exchange, ConcurrentLinkedQueue<byte[]> into) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            into.add(zipped ? new GZIPInputStream(body).readAllBytes() : body.readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
