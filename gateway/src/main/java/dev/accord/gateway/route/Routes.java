package dev.accord.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.filter.TokenRelayFilterFunctions.tokenRelay;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.POST;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The whole map from outside to inside. What is not here does not exist outside: {@code /internal}, {@code /access} and
 * {@code /actuator} of the services among it.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** Answers that carry data about people to a partner: without a lease they are refused (default deny). */
    private static final RequestPredicate LEASED =
            POST("/api/sharing/reads").or(POST("/api/sharing/pages")).or(POST("/api/sharing/changes"));

    @Bean
    RouterFunction<ServerResponse> platform() {
        return Stream.of(Service.values())
                .map(service -> pages(service).and(document(service)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private RouterFunction<ServerResponse> pages(Service service) {
        return route(service.key())
                .route(path(service.paths()), http())
                .before(uri(service.address()))
                .before(request -> asking(service, request))
                .filter(tokenRelay())
                .build();
    }

    /** Each service's OpenAPI document, under one roof. */
    private RouterFunction<ServerResponse> document(Service service) {
        String outside = "/api/docs/" + service.key();
        return route(service.key() + "-document")
                .route(GET(outside), http())
                .before(uri(service.address()))
                .before(request -> asking(service, request))
                .before(rewritePath(outside, "/v3/api-docs"))
                .build();
    }

    private static ServerRequest asking(Service service, ServerRequest request) {
        new Question(service, LEASED.test(request)).attachTo(request);
        return request;
    }
}
