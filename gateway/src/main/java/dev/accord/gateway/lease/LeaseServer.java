package dev.accord.gateway.lease;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves over connections that can be cut. */
@Configuration(proxyBeanMethods = false)
class LeaseServer {

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> cuttableConnections() {
        return factory -> factory.setProtocol(CuttableProtocol.class.getName());
    }
}
