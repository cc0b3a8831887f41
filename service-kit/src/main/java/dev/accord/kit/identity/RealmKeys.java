package dev.accord.kit.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/**
 * The keys that the realm signs with (RFC 7517), fetched when they are first needed, so that a service starts without
 * Keycloak, and kept for as long as Keycloak is away. Whoever needs them is answered within two seconds, and two seconds
 * after an outage they can be had again.
 */
final class RealmKeys {

    /** Of the whole answer: limits of single reads do not end one that comes in drips. */
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT_FOR_ANOTHERS_FETCH = Duration.ofSeconds(1);

    /** At most two fetches in each, whatever keys callers name. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);

    private static final int LARGEST_BYTES = 64 * 1024;

    private RealmKeys() {}

    static JWKSource<SecurityContext> at(URL address) {
        int mostMillis = Math.toIntExact(LONGEST_FETCH.toMillis());
        var fetching = new DefaultResourceRetriever(mostMillis, mostMillis, LARGEST_BYTES);
        return JWKSourceBuilder.<SecurityContext>create(address, within(TimeLimiter.of(LONGEST_FETCH), fetching))
                .cache(JWKSourceBuilder.DEFAULT_CACHE_TIME_TO_LIVE, LONGEST_WAIT_FOR_ANOTHERS_FETCH.toMillis())
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(true)
                .build();
    }

    private static ResourceRetriever within(TimeLimiter limit, ResourceRetriever fetching) {
        return address -> {
            var fetched = new FutureTask<Resource>(() -> fetching.retrieveResource(address));
            Thread.ofVirtual().name("realm-keys").start(fetched);
            try {
                return limit.executeFutureSupplier(() -> fetched);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the realm's keys were fetched", interrupted);
            } catch (IOException failed) {
                throw failed;
            } catch (Exception late) {
                throw new IOException("the realm's keys cannot be fetched", late);
            }
        };
    }
}
