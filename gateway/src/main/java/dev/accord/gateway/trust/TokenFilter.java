package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import dev.accord.kit.identity.ProofChecks;
import dev.accord.kit.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Checks the token of every request that shows one, and lets the caller through as who it says. */
final class TokenFilter extends OncePerRequestFilter {

    private final TokenCheck check;
    private final Refusals refusals;

    TokenFilter(TokenCheck check, Refusals refusals) {
        this.check = check;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (check.check(request)) {
            case TokenCheck.Verdict.Admitted(var caller) -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(caller);
                SecurityContextHolder.setContext(context);
                chain.doFilter(request, response);
            }
            case TokenCheck.Verdict.Denied(var refusal) -> {
                if (refusal.type().status() == HttpStatus.UNAUTHORIZED.value()) {
                    challenge(refusal, response);
                }
                refusals.write(refusal, request, response);
            }
        }
    }

    /** RFC 6750 section 3 and RFC 9449 section 7.1: how to do better. */
    private static void challenge(Refusal refusal, HttpServletResponse response) {
        boolean aboutProof = refusal.type() != ProblemType.NOT_SIGNED_IN;
        response.addHeader(
                "WWW-Authenticate",
                aboutProof
                        ? "DPoP error=\"invalid_dpop_proof\", algs=\"" + ProofChecks.ALGORITHMS + "\""
                        : "Bearer error=\"invalid_token\"");
    }
}
