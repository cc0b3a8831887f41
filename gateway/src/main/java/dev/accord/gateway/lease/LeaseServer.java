package dev.accord.gateway.lease;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves over connections that can be cut. */
@Configuration(proxyBeanMethods = false)
class LeaseServer {

    private static final Logger log = LoggerFactory.getLogger(LeaseServer.class);

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> cuttableConnections() {
        if (!KernelQueue.isVisible()) {
            log.warn("The kernel's send queue cannot be seen: late bytes are bounded by the send buffer only");
        }
        return factory -> factory.setProtocol(CuttableProtocol.class.getName());
    }
}
