package dev.accord.kit.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * A value that has several forms keeps at least one of them. "Exactly one", as they are described without this, would not
 * be true: a form that leaves nothing out admits what belongs to another.
 */
final class DocumentedForms implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().values().forEach(DocumentedForms::loosen);
        }
    }

    private static void loosen(Schema<?> schema) {
        if (schema.getOneOf() != null) {
            schema.setAnyOf(schema.getOneOf());
            schema.setOneOf(null);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(DocumentedForms::loosen);
        }
        if (schema.getItems() != null) {
            loosen(schema.getItems());
        }
    }
}
