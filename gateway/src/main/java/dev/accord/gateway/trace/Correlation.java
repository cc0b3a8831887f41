package dev.accord.gateway.trace;

import dev.accord.kit.time.IdSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request one id that its answer, our logs and every service behind us carry. A client's own id is kept
 * when it is a UUID, so that its logs meet ours; anything else is replaced, since it is written to logs and could be a
 * name or a device's number there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Correlation extends OncePerRequestFilter {

    /** Name of the header, in both directions. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String LOGGED_AS = "correlation_id";
    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private final IdSource ids;

    Correlation(IdSource ids) {
        this.ids = ids;
    }

    /** The id of this request, or null before the filter has run (a refusal by the server itself). */
    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = given != null && PLAIN.matcher(given).matches()
                ? given
                : ids.next().toString();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        MDC.put(LOGGED_AS, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }
}
