package dev.accord.gateway.refusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.accord.gateway.trace.Correlation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link Refusal} as {@code application/problem+json}, the same from filters, routes and error pages. */
@Component
public class Refusals {

    private final JsonMapper json;
    private final MeterRegistry meters;

    Refusals(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
    }

    /** Writes the refusal; the answer must not have been committed. */
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Counter.builder("accord.gateway.refusals")
                .description("Requests that the gateway itself refused")
                .baseUnit("requests")
                .tag("type", refusal.type().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(meters)
                .increment();
        String correlationId = Correlation.of(request);
        byte[] body = json.writeValueAsBytes(Document.of(refusal, correlationId));
        response.setStatus(refusal.type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (correlationId != null) {
            response.setHeader(Correlation.HEADER, correlationId);
        }
        var wait = refusal.retryAfter();
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Document(
            String type,
            String title,
            int status,
            String detail,
            @JsonProperty("correlation_id") @Nullable String correlationId) {

        static Document of(Refusal refusal, @Nullable String correlationId) {
            return new Document(
                    refusal.type().uri().toString(),
                    refusal.type().title(),
                    refusal.type().status(),
                    refusal.detail(),
                    correlationId);
        }
    }
}
