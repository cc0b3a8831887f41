package dev.accord.kit.document;

import dev.accord.kit.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Adds the problem documents (RFC 9457) that operations refer to, each set of types with its status once. */
final class DocumentedProblems implements GlobalOpenApiCustomizer {

    private static final String PLACE = "#/components/responses/";
    private static final String PROBLEM = "Problem";
    private static final String SCHEMA = "#/components/schemas/" + PROBLEM;

    /** Where the answer with these problems, all of one status, is described. */
    static String reference(List<ProblemType> types) {
        return PLACE + types.stream().map(ProblemType::slug).collect(Collectors.joining("."));
    }

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        var components = document.getComponents();
        components.addSecuritySchemes(
                DocumentedOperations.BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
        components.addSecuritySchemes(
                DocumentedOperations.BOUND,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("DPoP")
                        .description("A token bound to a key, with a fresh proof in the DPoP header (RFC 9449)."));
        components.addSchemas(PROBLEM, problem());
        if (document.getPaths() != null) {
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation -> operation.getResponses().values().stream())
                    .map(ApiResponse::get$ref)
                    .filter(Objects::nonNull)
                    .filter(reference -> reference.startsWith(PLACE))
                    .map(reference -> reference.substring(PLACE.length()))
                    .distinct()
                    .forEach(name -> components.addResponses(name, response(name)));
        }
    }

    private static ApiResponse response(String name) {
        var types =
                Arrays.stream(name.split("\\.")).map(DocumentedProblems::type).toList();
        Schema<Object> kind = text();
        kind.setEnum(types.stream().<Object>map(type -> type.uri().toString()).toList());
        var schema = new JsonSchema();
        schema.addAllOfItem(new JsonSchema().$ref(SCHEMA));
        schema.addProperty("type", kind);
        return new ApiResponse()
                .description(types.stream().map(ProblemType::title).collect(Collectors.joining("; ")))
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static ProblemType type(String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static Schema<?> problem() {
        var fault = closed(List.of("field", "detail"));
        fault.addProperty("field", text());
        fault.addProperty("detail", text());
        fault.addProperty("allowed", text());
        var faults = new JsonSchema();
        faults.addType("array");
        faults.items(fault);
        var status = new JsonSchema();
        status.addType("integer");
        status.minimum(BigDecimal.valueOf(400)).maximum(BigDecimal.valueOf(599));
        var problem = closed(List.of("type", "title", "status", "detail"));
        problem.addProperty("type", text());
        problem.addProperty("title", text());
        problem.addProperty("status", status);
        problem.addProperty("detail", text());
        problem.addProperty("errors", faults);
        problem.addProperty("correlation_id", text());
        return problem;
    }

    private static Schema<Object> text() {
        var text = new JsonSchema();
        text.addType("string");
        return text;
    }

    private static Schema<Object> closed(List<String> required) {
        var object = new JsonSchema();
        object.addType("object");
        object.setRequired(required);
        object.setAdditionalProperties(false);
        return object;
    }
}
