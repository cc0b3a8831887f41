package dev.accord.gateway.limit;

import dev.accord.gateway.refusal.Refusals;
import dev.accord.gateway.trust.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stands behind the token checks, where the caller is known; strangers have only their address's limit. */
@Component
@Order(CallerRateLimits.ORDER)
class CallerRateLimits extends RateLimits {

    /** Behind Spring Security's chain. */
    static final int ORDER = -90;

    private final Allowances people;
    private final Allowances partners;

    CallerRateLimits(Limits limits, Counting counting, Refusals refusals) {
        super(refusals);
        this.people = new Allowances("user", limits.perUser(), limits, counting);
        this.partners = new Allowances("partner", limits.perPartner(), limits, counting);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Caller.of(request) instanceof Caller.Stranger) {
            chain.doFilter(request, response);
        } else {
            super.doFilterInternal(request, response, chain);
        }
    }

    @Override
    Allowances.Allowance take(HttpServletRequest request) {
        return switch (Caller.of(request)) {
            case Caller.Partner partner -> partners.take(partner.clientId());
            case Caller.Person person -> people.take(person.subject());
            case Caller.Stranger stranger ->
                throw new IllegalStateException("Strangers have no allowance of their own");
        };
    }
}
