package dev.accord.kit.problem;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Has the server speak as we do. The gateway uses this too. */
@AutoConfiguration
class ServerAutoConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> refusalsOfTheServer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusedByServer.class.getName());
            }
        });
    }
}
