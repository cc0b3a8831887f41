package dev.accord.gateway.access;

import dev.accord.gateway.route.ServiceRoute;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What kind of request it was, without anything that was sent: the service's own template where the request reached
 * one, else the pattern of our route, else nothing.
 */
record Template(String method, String path) {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final String UNROUTED = "unrouted";

    static Template of(HttpServletRequest request) {
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        var told = ServiceRoute.of(request);
        if (told != null) {
            return new Template(method, told);
        }
        return new Template(
                method,
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                        ? pattern
                        : UNROUTED);
    }
}
