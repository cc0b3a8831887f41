package dev.accord.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** The world outside the platform: all it can do is send HTTP to the gateway and read what comes back. */
public class Outside {
    private static final Set<Integer> ASK_AGAIN = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final int LONGEST_RETRY_AFTER_SECONDS = 5;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private final URI through;
    private final Patience patience;

    public Outside(URI gateway, Patience patience) {
        this(gateway, gateway, patience);
    }

    /**
     * Reaches the gateway through something in between.
     *
     * @param gateway the address the gateway is known by, which proofs of possession name
     * @param through where the connection is made to
     */
    public Outside(URI gateway, URI through, Patience patience) {
        this.gateway = gateway;
        this.through = through;
        this.patience = patience;
    }

    /**
     * Asks, and asks again within the patience given when the platform is busy, restarting or out of lease. Every call
     * here can be repeated: a read, one with an idempotency key, or one whose state its caller looks at again.
     */
    public Answer ask(Credential who, Call call) {
        long begun = System.nanoTime();
        while (true) {
            try {
                Answer answer = askOnce(who, call);
                if (!ASK_AGAIN.contains(answer.status()) || patience.isOver(begun)) {
                    return answer;
                }
                patience.pause(retryAfter(answer));
            } catch (IOException cut) {
                if (patience.isOver(begun)) {
                    throw new Shortfall(call + " is answered", cut);
                }
                patience.pause(Duration.ofMillis(300));
            }
        }
    }

    /** Asks exactly once and hands over whatever comes. */
    public Answer askOnce(Credential who, Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(through.resolve(call.path()))
                .timeout(LONGEST_ANSWER)
                .method(
                        call.method(),
                        call.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(call.body(), StandardCharsets.UTF_8));
        call.headers().forEach(request::setHeader);
        who.headersFor(call.method(), addressOf(call.path())).forEach(request::setHeader);
        HttpResponse<String> response = send(request.build());
        return new Answer(call, response.statusCode(), response.headers(), response.body());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    Patience patience() {
        return patience;
    }

    URI addressOf(String path) {
        return gateway.resolve(path);
    }

    private static Duration retryAfter(Answer answer) {
        String seconds = answer.header("Retry-After");
        boolean number = !seconds.isEmpty() && seconds.chars().allMatch(Character::isDigit) && seconds.length() < 4;
        return number
                ? Duration.ofSeconds(Math.min(Integer.parseInt(seconds), LONGEST_RETRY_AFTER_SECONDS))
                : Duration.ofMillis(500);
    }
}
