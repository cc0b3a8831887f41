package dev.accord.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the caught mails: {@code /} lists them, {@code /mails/ID} shows one, {@code /messages[?to=ADDRESS]} is the same
 * for programs, {@code {"items":[…]}} with the newest first.
 */
final class MailPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ONE_MAIL = "/mails/";

    private final HttpServer server;
    private final ExecutorService threads;
    private final CaughtMails mails;

    private MailPage(HttpServer server, ExecutorService threads, CaughtMails mails) {
        this.server = server;
        this.threads = threads;
        this.mails = mails;
    }

    static MailPage start(String host, int port, CaughtMails mails) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        MailPage page = new MailPage(server, threads, mails);
        server.setExecutor(threads);
        server.createContext("/", page::answer);
        server.start();
        return page;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "GET only\n");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", MailHtml.list(mails.all()));
            } else if (path.equals("/messages")) {
                send(exchange, 200, "application/json", JSON.writeValueAsString(Map.of("items", asked(exchange))));
            } else if (path.startsWith(ONE_MAIL)) {
                Optional<CaughtMail> mail = mails.byId(path.substring(ONE_MAIL.length()));
                send(exchange, mail.isPresent() ? 200 : 404, "text/html", MailHtml.one(mail));
            } else {
                send(exchange, 404, "text/plain", "No such page\n");
            }
        }
    }

    private List<CaughtMail> asked(HttpExchange exchange) {
        @Nullable String query = exchange.getRequestURI().getRawQuery();
        return query != null && query.startsWith("to=")
                ? mails.to(URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8))
                : mails.all();
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        // A mail is foreign matter: nothing in it may run or fetch, tracking pixels included.
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
