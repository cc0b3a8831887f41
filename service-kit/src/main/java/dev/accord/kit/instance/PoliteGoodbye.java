package dev.accord.kit.instance;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * While this process is leaving, every answer is the last on its connection and says so: a client that keeps connections
 * opens its next one elsewhere, and none is cut while a request is on its way. It is the server that says so: an answer
 * that one of us marks as the last is written without chunks, and then nothing tells where it ends.
 */
class PoliteGoodbye implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

    private static final int THE_ONE_IT_IS_ABOUT = 1;

    private final ApplicationContext context;

    PoliteGoodbye(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> changed) {
        if (changed.getState() == ReadinessState.REFUSING_TRAFFIC
                && context instanceof WebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            for (var connector : server.getTomcat().getService().findConnectors()) {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                    protocol.setMaxKeepAliveRequests(THE_ONE_IT_IS_ABOUT);
                }
            }
        }
    }
}
