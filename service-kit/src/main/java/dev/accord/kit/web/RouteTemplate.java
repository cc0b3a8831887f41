package dev.accord.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Tells the gateway, which drops the header, by which template a request was served: its log may not name addresses. */
final class RouteTemplate implements HandlerInterceptor {

    static final String HEADER = "Accord-Route";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String template) {
            response.setHeader(HEADER, template);
        }
        return true;
    }
}
