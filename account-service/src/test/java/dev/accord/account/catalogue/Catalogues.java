package dev.accord.account.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as shipped, for tests that need no application around it. */
public final class Catalogues {
    public static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Catalogues() {}

    public static Catalogue shipped() {
        try (InputStream in = Objects.requireNonNull(Catalogues.class.getResourceAsStream("/catalogue.json"))) {
            return JSON.readValue(in, CatalogueDocument.class).validated();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Catalogue written(String text) {
        return JSON.readValue(text, CatalogueDocument.class).validated();
    }
}
