package dev.accord.account.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.catalogue.Catalogue.Checked;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CatalogueProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Catalogue catalogue = Catalogues.shipped();

    @Property(tries = 300)
    void everyValueIsEitherTakenWithinItsLimitOrRefusedWithWords(
            @ForAll("keys") String key, @ForAll("values") JsonNode value) {
        switch (catalogue.check(key, value)) {
            case Checked.Fits(Field field, JsonNode taken) -> {
                assertThat(taken).isSameAs(value);
                assertThat(field.key().value()).isEqualTo(key);
                if (field.shape() instanceof Shape.Text(int maxLength, var _)) {
                    assertThat(taken.stringValue().length()).isBetween(1, maxLength);
                }
            }
            case Checked.Refused(Refusal refusal) -> {
                assertThat(refusal.detail()).isNotBlank();
                assertThat(refusal.allowed()).isNotBlank();
            }
        }
    }

    @Property(tries = 200)
    void aRefusalNeverRepeatsTheValue(
            @ForAll("keys") String key, @ForAll @StringLength(min = 12, max = 60) String text) {
        String planted = "§" + text + "§";
        if (catalogue.check(key, NODES.stringNode(planted)) instanceof Checked.Refused(Refusal refusal)) {
            assertThat(refusal.detail() + refusal.allowed()).doesNotContain(planted);
        }
    }

    @Property(tries = 200)
    void coordinatesFitExactlyInsideTheWorld(@ForAll("degrees") double lat, @ForAll("degrees") double lon) {
        JsonNode value = NODES.objectNode().put("lat", lat).put("lon", lon);
        boolean inside = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
        assertThat(catalogue.check("location.gps", value) instanceof Checked.Fits)
                .isEqualTo(inside);
    }

    @Provide
    Arbitrary<Double> degrees() {
        return Arbitraries.doubles().between(-400, 400);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of(catalogue.fields()).map(field -> field.key().value()),
                Arbitraries.strings().ofMaxLength(20));
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5_000).map(NODES::stringNode),
                Arbitraries.doubles().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()),
                Arbitraries.maps(
                                Arbitraries.strings().ofMaxLength(10),
                                Arbitraries.strings().ofMaxLength(10))
                        .ofMaxSize(60)
                        .map(entries -> {
                            var object = NODES.objectNode();
                            entries.forEach(object::put);
                            return object;
                        }));
    }
}
