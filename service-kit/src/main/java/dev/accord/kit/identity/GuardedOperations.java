package dev.accord.kit.identity;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks the guard of an operation before its parameters and body are read. An operation without one is refused to
 * everybody (default deny); {@link EveryOperationIsGuarded} sees to it that none gets as far as that.
 */
final class GuardedOperations implements HandlerInterceptor {

    private final Guards guards;

    GuardedOperations(Guards guards) {
        this.guards = guards;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation && EveryOperationIsGuarded.isOurs(operation)) {
            check(guards.of(operation.getMethod())
                    .orElseThrow(() -> new Problem(ProblemType.FORBIDDEN, "Nobody may call this.")));
        }
        return true;
    }

    private static void check(Guard guard) {
        if (guard instanceof Guard.Everyone) {
            return;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new AuthenticationCredentialsNotFoundException("no token");
        }
        guard.check(new Caller(token));
    }
}
