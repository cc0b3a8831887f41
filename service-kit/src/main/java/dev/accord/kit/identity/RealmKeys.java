package dev.accord.kit.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/**
 * The keys that the realm signs with (RFC 7517), fetched when they are first needed, so that a service starts without
 * Keycloak, and kept while Keycloak is away. Whoever needs them is answered within two seconds, and two seconds
 * after an outage they can be had again.
 */
final class RealmKeys {

    /** Of the whole answer: limits of single reads do not end one that comes in drips. */
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT_FOR_ANOTHERS_FETCH = Duration.ofSeconds(1);

    /** At most two fetches in each, whatever keys callers name. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);

    private static final int LARGEST_CHARACTERS = 64 * 1024;
    private static final Timeout LONGEST_SILENCE = Timeout.of(LONGEST_FETCH);

    private RealmKeys() {}

    static JWKSource<SecurityContext> at(URL address) {
        var limit = TimeLimiter.of(LONGEST_FETCH);
        var http = HttpClients.custom()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(LONGEST_SILENCE)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
        return JWKSourceBuilder.<SecurityContext>create(address, asked -> within(limit, () -> fetched(http, asked)))
                .cache(JWKSourceBuilder.DEFAULT_CACHE_TIME_TO_LIVE, LONGEST_WAIT_FOR_ANOTHERS_FETCH.toMillis())
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(true)
                .build();
    }

    private static Resource fetched(CloseableHttpClient http, URL address) throws IOException {
        return http.execute(new HttpGet(address.toString()), answer -> {
            if (answer.getCode() != HttpStatus.SC_OK) {
                throw new IOException("the realm's keys were answered with " + answer.getCode());
            }
            return new Resource(EntityUtils.toString(answer.getEntity(), LARGEST_CHARACTERS), null);
        });
    }

    private static Resource within(TimeLimiter limit, Callable<Resource> fetching) throws IOException {
        var fetched = new FutureTask<>(fetching);
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
    }
}
