package dev.accord.gateway.route;

import dev.accord.kit.instance.Neighbours;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One pooled client for all services: blocking, as fits virtual threads, and without a mind of its own. */
@Configuration(proxyBeanMethods = false)
class OutboundClient {

    private static final TimeValue IDLE = TimeValue.ofSeconds(5);

    @Bean
    CloseableHttpClient outboundHttp(Patience patience, Neighbours neighbours) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(patience.connections())
                .setMaxConnTotal(patience.connections() * neighbours.instances())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(millis(patience.connect().toMillis()))
                        .setSocketTimeout(millis(patience.silence().toMillis()))
                        .setValidateAfterInactivity(TimeValue.of(500, TimeUnit.MILLISECONDS))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(
                                millis(patience.connection().toMillis()))
                        .setResponseTimeout(millis(patience.silence().toMillis()))
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .evictIdleConnections(IDLE)
                .evictExpiredConnections()
                .build();
    }

    private static Timeout millis(long millis) {
        return Timeout.ofMilliseconds(millis);
    }
}
