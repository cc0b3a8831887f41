package dev.accord.gateway.limit;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import dev.accord.gateway.refusal.Refused;
import dev.accord.kit.time.MonotonicClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes each body for a service whole into memory, up to the limit, before anything is sent on: a chunked body over the
 * limit is refused like a declared one, a service never waits for a slow uploader, and the lease of an answer does not
 * run while its question is still arriving. (The kit's filter counts while a service reads; here it must be over before.)
 */
@Component
@Order(BoundedRequests.ORDER)
class BoundedRequests extends OncePerRequestFilter {

    /** Behind the caller's rate limit. */
    static final int ORDER = -80;

    private final Limits limits;
    private final MonotonicClock time;
    private final Refusals refusals;

    BoundedRequests(Limits limits, MonotonicClock time, Refusals refusals) {
        this.limits = limits;
        this.time = time;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(Framing.AMBIGUOUS) != null) {
            response.setHeader("Connection", "close");
            refusals.write(
                    Refusal.invalidRequest("Content-Length and Transfer-Encoding exclude each other."),
                    request,
                    response);
            return;
        }
        if (!request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().startsWith("/internal/")) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest bounded;
        try {
            bounded = new WholeBody(request, read(request));
        } catch (Refused refused) {
            response.setHeader("Connection", "close");
            refusals.write(refused.refusal(), request, response);
            return;
        }
        chain.doFilter(bounded, response);
    }

    private byte[] read(HttpServletRequest request) throws IOException {
        long most = limits.body().toBytes();
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        var in = request.getInputStream();
        long declared = request.getContentLengthLong();
        var body = new ByteArrayOutputStream(declared > 0 ? (int) declared : 256);
        byte[] piece = new byte[8192];
        long started = time.nanos();
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            if (body.size() + length > most) {
                throw tooLarge();
            }
            if (time.nanos() - started > limits.bodyTime().toNanos()) {
                Framing.readNoMore();
                throw new Refused(Refusal.invalidRequest("The body took too long to arrive."));
            }
            body.write(piece, 0, length);
        }
        if (body.size() > 0 && isPacked(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            throw new Refused(Refusal.unsupportedMediaType("Send the body without Content-Encoding."));
        }
        if (body.size() > 0 && !isJson(request.getContentType())) {
            throw new Refused(Refusal.unsupportedMediaType("Bodies are JSON: application/json or a +json type."));
        }
        return body.toByteArray();
    }

    private Refused tooLarge() {
        return new Refused(Refusal.bodyTooLarge(
                "A body may have at most %d bytes.".formatted(limits.body().toBytes())));
    }

    private static boolean isPacked(@Nullable String encoding) {
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            var type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type) || "json".equals(type.getSubtypeSuffix());
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
