package dev.accord.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailboxTest {

    @Test
    void readsOurOwnMailPage() throws IOException {
        assertThat(subjectOf(
                        "version-2",
                        Map.of(
                                "/messages?to=mei%40example.org",
                                "{\"items\":[{\"subject\":\"Other\"},{\"subject\":\"News\",\"text\":\"version-2\"}]}")))
                .isEqualTo("News");
    }

    @Test
    void readsMailpitWhereThereIsNone() throws IOException {
        assertThat(subjectOf(
                        "version-2",
                        Map.of(
                                "/api/v1/search?limit=10&query=to%3A%22mei%40example.org%22",
                                "{\"messages\":[{\"ID\":\"a\"},{\"ID\":\"b\"}]}",
                                "/api/v1/message/a",
                                "{\"Subject\":\"Other\",\"Text\":\"version-1\",\"HTML\":\"\"}",
                                "/api/v1/message/b",
                                "{\"Subject\":\"News\",\"Text\":\"\",\"HTML\":\"<p>version-2\"}")))
                .isEqualTo("News");
    }

    private static String subjectOf(String words, Map<String, String> pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String page = pages.get(exchange.getRequestURI().toString());
                byte[] body = (page == null ? "404 page not found" : page).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Outside outside = new Outside(address, new Patience(Duration.ofSeconds(2)));
            return new Mailbox(outside, new Platform(address, address, address))
                    .mailTo("mei@example.org", words)
                    .orElseThrow()
                    .path("subject")
                    .asString();
        } finally {
            server.stop(0);
        }
    }
}
