package dev.accord.kit.identity;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A service with an operation that does not say who may call it does not start. */
final class EveryOperationIsGuarded implements SmartInitializingSingleton {

    /** What is only for services lies here and nowhere else, because the gateway routes none of it. */
    private static final List<String> INNER = List.of("/internal/", "/access/");

    private final RequestMappingHandlerMapping operations;
    private final Guards guards;

    EveryOperationIsGuarded(RequestMappingHandlerMapping operations, Guards guards) {
        this.operations = operations;
        this.guards = guards;
    }

    /** Whether an operation is one of the platform's, and none that a library brings along (documents, error page). */
    static boolean isOurs(HandlerMethod operation) {
        return operation.getBeanType().getName().startsWith("dev.accord.");
    }

    @Override
    public void afterSingletonsInstantiated() {
        operations.getHandlerMethods().forEach((mapping, operation) -> {
            if (isOurs(operation)) {
                Guard guard = guards.of(operation.getMethod())
                        .orElseThrow(() -> new IllegalStateException(operation
                                + " does not say who may call it: declare @OnlyFor, @OnlyForServices or @OpenToAll"));
                if (isInner(mapping) != guard instanceof Guard.Services) {
                    throw new IllegalStateException(operation
                            + " is not where it belongs: what only services may call lies below /internal or /access");
                }
            }
        });
    }

    private static boolean isInner(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .anyMatch(path -> INNER.stream().anyMatch(path::startsWith));
    }

    /** Matches requests for operations that are open to all, so that the filters before them ask for no token. */
    RequestMatcher open() {
        List<RequestMatcher> open = operations.getHandlerMethods().entrySet().stream()
                .filter(entry -> isOurs(entry.getValue())
                        && guards.of(entry.getValue().getMethod()).stream().anyMatch(Guard.Everyone.class::isInstance))
                .flatMap(entry -> matchers(entry.getKey()).stream())
                .toList();
        return open.isEmpty() ? request -> false : new OrRequestMatcher(open);
    }

    private static List<RequestMatcher> matchers(RequestMappingInfo mapping) {
        var paths = PathPatternRequestMatcher.withDefaults();
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream()
                        .flatMap(method -> method == RequestMethod.GET
                                ? List.of(HttpMethod.GET, HttpMethod.HEAD).stream()
                                : List.of(method.asHttpMethod()).stream())
                        .<RequestMatcher>map(method -> paths.matcher(method, path)))
                .toList();
    }
}
