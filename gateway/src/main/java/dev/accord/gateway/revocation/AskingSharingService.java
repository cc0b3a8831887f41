package dev.accord.gateway.revocation;

import dev.accord.kit.outward.OwnTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks sharing-service, as the service that we are, which clients are stopped. */
@Component
class AskingSharingService implements StoppedClientsList {

    private static final long LARGEST_ANSWER_BYTES = 4L * 1024 * 1024;

    private final List<URI> instances;
    private final OwnTokens tokens;
    private final Duration timeOut;
    private final JsonMapper json;
    private final HttpClient http;

    /** @param timeOut for one instance, and for the token that it is asked with */
    AskingSharingService(
            @Value("${accord.services.sharing}") String sharing,
            @Value("${accord.revocation.time-out:1s}") Duration timeOut,
            OwnTokens tokens,
            JsonMapper json) {
        this.instances = Stream.of(sharing.split(","))
                .map(address -> URI.create(address.strip() + "/internal/partners/stopped"))
                .toList();
        this.timeOut = timeOut;
        this.tokens = tokens;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeOut)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private record Answer(List<Stopped> clients) {}

    private record Stopped(String client, long seq) {}

    /** Any instance has it on record; the first that answers will do. */
    @Override
    public List<Ended.Client> stopped() {
        var why = new Unusable("no-address");
        for (URI instance : instances) {
            try {
                return answer(instance).clients().stream()
                        .map(one -> new Ended.Client(one.client(), one.seq(), true))
                        .toList();
            } catch (Unusable unusable) {
                why = unusable;
            }
        }
        throw why;
    }

    /** Token and answer together within the time-out: a slow drip is as bad as silence. */
    private Answer answer(URI instance) {
        var asked = CompletableFuture.supplyAsync(() -> request(instance), Thread::startVirtualThread)
                .thenCompose(request -> http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES)));
        try {
            HttpResponse<byte[]> answer = asked.get(timeOut.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new Unusable("status-" + answer.statusCode());
            }
            return json.readValue(answer.body(), Answer.class);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new Unusable("too-late");
        } catch (ExecutionException failed) {
            throw new Unusable(failed.getCause() instanceof IOException ? "unreachable" : "no-token");
        } catch (JacksonException malformed) {
            throw new Unusable("malformed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }

    private HttpRequest request(URI instance) {
        return HttpRequest.newBuilder(instance)
                .timeout(timeOut)
                .header("Authorization", "Bearer " + tokens.tokenFor("sharing-service"))
                .build();
    }
}
