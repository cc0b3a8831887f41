package dev.accord.kit.document;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.Guards;
import dev.accord.kit.web.PageQuery;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** Every service's OpenAPI documents: {@code /v3/api-docs} for the public API, {@code /v3/api-docs/inner} for the rest. */
@AutoConfiguration(
        afterName = "dev.accord.kit.identity.IdentityAutoConfiguration",
        beforeName = "org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration")
@ConditionalOnBean(Guards.class)
class DocumentAutoConfiguration {

    static {
        // Neither is sent by anyone as such.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageQuery.class);
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, anyJson());
    }

    /** Each type by its name: what has none is taken for an object. */
    private static Schema<?> anyJson() {
        var any = new JsonSchema();
        any.setTypes(new TreeSet<>(Set.of("array", "boolean", "null", "number", "object", "string")));
        return any.description("Any JSON value.");
    }

    @Bean
    GroupedOpenApi inner() {
        return GroupedOpenApi.builder()
                .group("inner")
                .pathsToMatch("/internal/**", "/access/**", "/.well-known/**")
                .build();
    }

    /** Takes the inner operations out of the public document; it is not applied to groups. */
    @Bean
    OpenApiCustomizer publicOnly() {
        return document -> {
            if (document.getPaths() != null) {
                document.getPaths().keySet().removeIf(path -> !path.startsWith("/api/"));
            }
        };
    }

    @Bean
    DocumentedOperations documentedOperations(Guards guards) {
        return new DocumentedOperations(guards);
    }

    @Bean
    DocumentedForms documentedForms() {
        return new DocumentedForms();
    }

    @Bean
    DocumentedProblems documentedProblems() {
        return new DocumentedProblems();
    }
}
