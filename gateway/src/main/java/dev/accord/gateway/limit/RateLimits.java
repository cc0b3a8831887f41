package dev.accord.gateway.limit;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes one request off the caller's allowance, says what is left, and refuses when nothing is. */
abstract class RateLimits extends OncePerRequestFilter {

    private final Refusals refusals;

    RateLimits(Refusals refusals) {
        this.refusals = refusals;
    }

    abstract Allowances.Allowance take(HttpServletRequest request);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var allowance = take(request);
        response.setHeader("RateLimit-Policy", allowance.policy());
        response.setHeader("RateLimit", allowance.state());
        if (allowance.isGranted()) {
            chain.doFilter(request, response);
        } else {
            refusals.write(Refusal.tooManyRequests(allowance.pause()), request, response);
        }
    }
}
