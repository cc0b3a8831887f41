package dev.accord.sharing.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.sharing.agreement.AgreedField;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.decision.Decision;
import dev.accord.sharing.pairwise.PairwiseId;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.release.Answers.WithheldField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** S3, S5, S7: nothing stays that is not permitted, and what is missing is named. */
class MinimisingTest {

    private static final FieldKey MODEL = new FieldKey("device.model");
    private static final FieldKey IMEI = new FieldKey("device.imei");
    private static final FieldKey EMAIL = new FieldKey("contact.email");
    private static final FieldKey CITY = new FieldKey("location.city");

    private final Minimising minimising = new Minimising(
            new Asked(
                    List.of(new AgreedField(MODEL, false), new AgreedField(IMEI, true), new AgreedField(EMAIL, true)),
                    List.of(CITY)),
            sensitive -> "sealed anew: "
                    + sensitive.keySet().stream().map(FieldKey::value).collect(Collectors.toCollection(TreeSet::new)));

    private final Row row = new Row(
            new SubjectId("s"),
            new PairwiseId("p"),
            Map.of(MODEL, text("Pixel")),
            Map.of(IMEI, text("490154203237518"), EMAIL, text("mei@example.org")),
            "sealed beforehand");

    @Test
    void keepsWhatIsPermitted() {
        var item = minimising.item(row, permitting(MODEL, IMEI, EMAIL));

        assertThat(item.values()).containsOnlyKeys("device.model");
        assertThat(item.sealed()).isEqualTo("sealed beforehand");
        assertThat(item.withheld()).containsExactly(new WithheldField("location.city", "not-in-agreement"));
    }

    @Test
    void sealsAnewWhenOneSealedFieldIsNotPermitted() {
        var item = minimising.item(row, permitting(MODEL, IMEI));

        assertThat(item.sealed()).isEqualTo("sealed anew: [device.imei]");
        assertThat(item.withheld()).contains(new WithheldField("contact.email", "withdrawn"));
        assertThat(minimising.disclosed(row, permitting(MODEL, IMEI))).containsExactly(MODEL, IMEI);
    }

    @Test
    void leavesNothingWhenNothingIsPermitted() {
        var item = minimising.item(row, permitting());

        assertThat(item.isEmpty()).isTrue();
        assertThat(item.sealed()).isNull();
        assertThat(item.withheld()).hasSize(4);
    }

    @Test
    void saysWhatIsNotHeld() {
        var bare = new Row(row.subject(), row.pairwise(), Map.of(MODEL, text("Pixel")), Map.of(), null);
        var item = minimising.item(bare, permitting(MODEL, IMEI, EMAIL));

        assertThat(item.withheld())
                .contains(new WithheldField("device.imei", "not-held"), new WithheldField("contact.email", "not-held"));
        assertThat(minimising.disclosed(bare, permitting(MODEL, IMEI, EMAIL))).containsExactly(MODEL);
    }

    private static Decision permitting(FieldKey... permitted) {
        var keys = Set.of(permitted);
        var withheld = Set.of(MODEL, IMEI, EMAIL).stream()
                .filter(key -> !keys.contains(key))
                .collect(Collectors.toMap(key -> key, key -> "withdrawn"));
        return new Decision(keys, withheld, "withdrawn", null, null, null, null, 0);
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }
}
