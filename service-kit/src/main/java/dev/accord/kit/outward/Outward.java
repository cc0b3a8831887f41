package dev.accord.kit.outward;

import feign.FeignException;
import feign.RetryableException;
import feign.codec.DecodeException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** Asks another service and turns every way that can go wrong into a value. */
public final class Outward {

    private static final Logger log = LoggerFactory.getLogger(Outward.class);

    private Outward() {}

    /** Asks through a Feign client; never throws for what the other side does or fails to do. */
    public static <T> Answer<T> ask(Supplier<T> question) {
        try {
            T value = question.get();
            return value == null ? new Answer.Unavailable<>("empty") : new Answer.Given<>(value);
        } catch (RuntimeException failed) {
            return failure(failed);
        }
    }

    private static <T> Answer<T> failure(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RefusedByService refused -> {
                    return new Answer.Refused<>(refused.status(), refused.slug());
                }
                case CallNotPermittedException open -> {
                    return new Answer.Unavailable<>("circuit-open");
                }
                case BulkheadFullException full -> {
                    return new Answer.Unavailable<>("bulkhead-full");
                }
                case TimeoutException late -> {
                    return new Answer.Unavailable<>("too-late");
                }
                case DecodeException malformed -> {
                    return new Answer.Unavailable<>("malformed");
                }
                case OAuth2AuthorizationException noToken -> {
                    return new Answer.Unavailable<>("no-service-token");
                }
                case RetryableException network -> {
                    return new Answer.Unavailable<>(
                            network.getCause() instanceof SocketTimeoutException ? "too-late" : "unreachable");
                }
                case FeignException other -> {
                    return new Answer.Unavailable<>("status-" + other.status());
                }
                default -> {
                    // the reason may lie deeper
                }
            }
        }
        log.warn("A call to another service failed with {}", failed.getClass().getName());
        return new Answer.Unavailable<>(failed.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
}
