package dev.accord.account.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.account.catalogue.Catalogue.Checked;
import dev.accord.account.catalogue.Refusal.Reason;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CatalogueTest {
    private final Catalogue catalogue = Catalogues.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account.display_name",
                "account.language",
                "contact.email",
                "contact.phone",
                "device.model",
                "device.os_version",
                "device.settings",
                "device.imei",
                "device.mac",
                "device.ip",
                "appliance.model",
                "appliance.status",
                "appliance.usage_frequency",
                "appliance.camera",
                "log.ip",
                "log.browser",
                "log.language",
                "log.page",
                "log.hardware",
                "log.software",
                "location.gps",
                "location.wifi",
                "location.cell",
                "location.country",
                "location.city"
            })
    void knowsEveryFieldThatThePolicyNames(String key) {
        assertThat(catalogue.find(key)).hasValueSatisfying(field -> {
            assertThat(field.purposes()).isNotEmpty();
            assertThat(field.provenance()).isNotEmpty();
            assertThat(field.title()).containsKeys("en", "zh");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact.email",
                "contact.phone",
                "device.imei",
                "device.mac",
                "device.ip",
                "appliance.camera",
                "log.ip",
                "location.gps",
                "location.wifi",
                "location.cell"
            })
    void marksIdentifiersContactAndPrecisePlaceAsSensitive(String key) {
        assertThat(catalogue.find(key)).map(Field::sensitivity).hasValue(Sensitivity.SENSITIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "device.colour; 'red'; UNKNOWN_FIELD",
                "device.model; 7; WRONG_TYPE",
                "device.model; ' '; WRONG_FORM",
                "device.mac; 'not-a-mac'; WRONG_FORM",
                "account.language; 'tlh'; UNSUPPORTED_LANGUAGE",
                "account.language; true; WRONG_TYPE",
                "location.gps; {'lat':91,'lon':0}; OUT_OF_RANGE",
                "location.gps; {'lat':1}; WRONG_TYPE",
                "location.gps; {'lat':1,'lon':2,'alt':3}; WRONG_TYPE",
                "location.gps; 'Berlin'; WRONG_TYPE",
                "device.settings; {'network':{'ssid':'x'}}; WRONG_TYPE",
                "device.settings; {}; WRONG_TYPE"
            },
            quoteCharacter = '#')
    void refusesByNameAndSaysWhatIsAllowed(String key, String value, Reason reason) {
        assertThat(catalogue.check(key, json(value))).isInstanceOfSatisfying(Checked.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).isEqualTo(reason);
            assertThat(refused.refusal().allowed()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "device.model; 'Freezer 3'",
                "device.imei; '490154203237518'",
                "device.mac; '00:1B:44:11:3A:B7'",
                "device.ip; '2001:db8::1'",
                "device.settings; {'brightness':7,'locale':'en','dark':true}",
                "location.gps; {'lat':52.52,'lon':13.4}",
                "account.language; 'zh'",
                "contact.phone; '+49 30 1234567'"
            },
            quoteCharacter = '#')
    void takesWhatFits(String key, String value) {
        assertThat(catalogue.check(key, json(value))).isInstanceOf(Checked.Fits.class);
    }

    @Test
    void refusesTextOneCharacterTooLong() {
        assertThat(catalogue.check("device.model", json("'" + "x".repeat(120) + "'")))
                .isInstanceOf(Checked.Fits.class);
        assertThat(catalogue.check("device.model", json("'" + "x".repeat(121) + "'")))
                .isInstanceOfSatisfying(
                        Checked.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void countsRetentionFromCollectionInUtcCalendarDays() {
        Instant collected = Instant.parse("2024-01-31T10:00:00Z");
        assertThat(Retention.parse("P1M").endOf(collected)).hasValue(Instant.parse("2024-02-29T10:00:00Z"));
        assertThat(Retention.parse("until-deleted").endOf(collected)).isEmpty();
        assertThatThrownBy(() -> Retention.parse("P0D")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAllFaultsOfACatalogueAtOnce() {
        String field = """
                {"key":"a.b","title":{"en":"A"},"sensitivity":"ordinary","shape":{"type":"language","supported":["fr"]},
                 "purposes":[],"retention":"P1Y","provenance":[],"correctable":true}""";
        assertThatThrownBy(() -> Catalogues.written("{\"fields\":[" + field + "," + field + "]}"))
                .hasMessageContainingAll("stands twice", "serves no purpose", "no source", "own title is missing");
    }

    @Test
    void listsFieldsByPurpose() {
        Map<FieldKey, Field> help = catalogue.servedBy(new PurposeKey("nearby-help"));
        assertThat(help.keySet()).extracting(FieldKey::category).containsOnly("location");
        assertThat(catalogue.servedBy(new PurposeKey("no-such-purpose"))).isEmpty();
    }

    private static JsonNode json(String singleQuoted) {
        return Catalogues.JSON.readTree(singleQuoted.replace('\'', '"'));
    }
}
