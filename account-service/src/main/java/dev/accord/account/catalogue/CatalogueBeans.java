package dev.accord.account.catalogue;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue once, at start; a faulty one stops the start. */
@Configuration(proxyBeanMethods = false)
class CatalogueBeans {

    @Bean
    Catalogue catalogue(JsonMapper json, @Value("${accord.account.catalogue}") Resource written) throws IOException {
        try (InputStream in = written.getInputStream()) {
            return json.readValue(in, CatalogueDocument.class).validated();
        }
    }
}
