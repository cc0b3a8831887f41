package dev.accord.gateway.route;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.Request;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** One exchange with one instance of a service, once, within a time that covers all of it. */
@Component
class Asking {

    private final CloseableHttpClient http;
    private final Patience patience;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("patience").factory());

    Asking(CloseableHttpClient http, Patience patience) {
        this.http = http;
        this.patience = patience;
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends the request and takes the answer in.
     *
     * @throws IOException when there is no answer in time, or none that is HTTP
     */
    Answer ask(Request request, byte[] body, URI instance, Question question) throws IOException {
        var outbound = new HttpUriRequestBase(request.getMethod().name(), at(instance, request));
        request.getHeaders().forEach((name, values) -> values.forEach(value -> outbound.addHeader(name, value)));
        if (body.length > 0) {
            outbound.setEntity(new ByteArrayEntity(body, null));
        }
        var limit = question.leased() ? patience.page() : patience.answer();
        Future<?> cut = timer.schedule(outbound::cancel, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return read(http.executeOpen(null, outbound, null));
        } catch (IllegalStateException givenUp) {
            // How the client says that it was cut between taking a connection and using it.
            throw new IOException("cut before it was sent", givenUp);
        } finally {
            cut.cancel(false);
        }
    }

    private static URI at(URI instance, Request request) {
        URI asked = Objects.requireNonNull(request.getUri(), "A route names its service");
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(instance.toString().replaceAll("/+$", "") + asked.getRawPath() + query);
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        var status = HttpStatusCode.valueOf(response.getCode());
        var headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        boolean handedOn = false;
        try {
            var entity = response.getEntity();
            if (entity == null) {
                return new Answer.Whole(status, headers, new byte[0]);
            }
            requireEnd(entity);
            InputStream body = entity.getContent();
            byte[] begun = isEvents(headers)
                    ? new byte[0]
                    : upTo((int) patience.whole().toBytes(), body);
            if (!isEvents(headers) && begun.length < patience.whole().toBytes()) {
                return new Answer.Whole(status, headers, begun);
            }
            handedOn = true;
            return new Answer.Passing(status, headers, begun, body, response);
        } finally {
            if (!handedOn) {
                response.close();
            }
        }
    }

    /**
     * Our services say where an answer ends. The client takes a connection that ends within a header's value for the end
     * of the headers: then nothing says so, and what is cut would look whole.
     */
    private static void requireEnd(HttpEntity entity) throws IOException {
        if (entity.getContentLength() < 0 && !entity.isChunked()) {
            throw new IOException("an answer that does not say where it ends");
        }
    }

    private static byte[] upTo(int most, InputStream body) throws IOException {
        var taken = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        int length = 0;
        while (length >= 0 && taken.size() < most) {
            length = body.read(piece, 0, Math.min(piece.length, most - taken.size()));
            taken.write(piece, 0, Math.max(0, length));
        }
        return taken.toByteArray();
    }

    private static boolean isEvents(HttpHeaders headers) {
        try {
            return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(headers.getContentType());
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
