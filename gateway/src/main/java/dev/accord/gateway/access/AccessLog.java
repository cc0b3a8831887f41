package dev.accord.gateway.access;

import dev.accord.kit.time.MonotonicClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One line for each request: method, the template of its address, status, duration and kind of caller. Never the
 * address itself, which may hold an id or what somebody typed after a question mark, and never who the caller is.
 */
@Component
@Order(AccessLog.ORDER)
class AccessLog extends OncePerRequestFilter {

    /** Behind the correlation id and the observation that begins the trace, before everything that may refuse. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private final MonotonicClock time;

    AccessLog(MonotonicClock time) {
        this.time = time;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = time.nanos();
        try {
            chain.doFilter(request, response);
        } finally {
            var route = Template.of(request);
            long took = Duration.ofNanos(time.nanos() - began).toMillis();
            log.atInfo()
                    .addKeyValue("method", route.method())
                    .addKeyValue("route", route.path())
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("duration_ms", took)
                    .addKeyValue(
                            "caller",
                            Objects.requireNonNullElse(request.getAttribute(CallerKind.ATTRIBUTE), CallerKind.NOBODY))
                    .log("Served");
        }
    }
}
