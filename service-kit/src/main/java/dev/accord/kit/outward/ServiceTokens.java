package dev.accord.kit.outward;

import dev.accord.kit.identity.IdentitySettings;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import org.slf4j.MDC;

/** Signs every call to another service with a token that only that service accepts; see {@link OwnTokens}. */
public class ServiceTokens implements RequestInterceptor {

    private final OwnTokens tokens;

    public ServiceTokens(IdentitySettings identity) {
        this.tokens = new OwnTokens(identity);
    }

    @Override
    public void apply(RequestTemplate request) {
        request.header("Authorization", "Bearer " + tokens.tokenFor(audience(request)));
        var correlation = MDC.get("correlation_id");
        if (correlation != null) {
            request.header("X-Correlation-Id", correlation);
        }
    }

    /** A client whose address is chosen call by call names the service it means in a header, which stays here. */
    private static String audience(RequestTemplate request) {
        var named = request.headers().get(OutwardHeaders.TARGET_SERVICE);
        if (named != null && !named.isEmpty()) {
            request.removeHeader(OutwardHeaders.TARGET_SERVICE);
            return named.iterator().next();
        }
        return request.feignTarget().name();
    }
}
