package dev.accord.gateway.access;

import dev.accord.gateway.trust.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes what kind of caller it is, and no more, where the security chain has just found out. */
@Component
@Order(CallerKind.ORDER)
class CallerKind extends OncePerRequestFilter {

    /** Right behind Spring Security's chain, which stands at -100. */
    static final int ORDER = -95;

    static final String ATTRIBUTE = CallerKind.class.getName();
    static final String NOBODY = "unknown";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(
                ATTRIBUTE,
                switch (Caller.of(request)) {
                    case Caller.Person person -> "person";
                    case Caller.Partner partner -> "partner";
                    case Caller.Stranger stranger -> NOBODY;
                });
        chain.doFilter(request, response);
    }
}
