package dev.accord.gateway.memory;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import dev.accord.kit.memory.MemoryUnreachable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session that cannot be looked up is no session, and no stranger's request either: the caller is told to come back. */
@Component
@Profile("redis")
@Order(MemoryOutage.ORDER)
class MemoryOutage extends OncePerRequestFilter {

    /** Around the sessions' filter. */
    static final int ORDER = -106;

    private final Refusals refusals;

    MemoryOutage(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (MemoryUnreachable unreachable) {
            refuse(unreachable, request, response);
        } catch (ServletException wrapped) {
            if (!isOutage(wrapped.getRootCause())) {
                throw wrapped;
            }
            refuse(wrapped, request, response);
        }
    }

    private void refuse(Exception outage, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            throw new ServletException(outage);
        }
        response.reset();
        refusals.write(
                Refusal.dependencyUnavailable("Your session cannot be looked up at the moment."), request, response);
    }

    private static boolean isOutage(@Nullable Throwable cause) {
        return cause instanceof MemoryUnreachable;
    }
}
