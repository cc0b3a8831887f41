package dev.accord.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.consent.purpose.FieldKey;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A faulty document is refused with all its faults at once. */
class DocumentReaderTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private ObjectNode document = json.createObjectNode();

    @BeforeEach
    void takesTheBundledPolicy() throws IOException {
        try (var bytes = new ClassPathResource("policies/policy-v1.json").getInputStream()) {
            document = (ObjectNode) json.readTree(bytes);
        }
    }

    @Test
    void readsTheBundledPolicyInBothLanguages() {
        var read = DocumentReader.read(document);

        assertThat(read.languages()).hasSize(2);
        assertThat(read.purposes()).hasSize(6);
        assertThat(read.sections()).hasSizeGreaterThan(10);
    }

    /** C5: where somebody is, is asked for by the one function that needs it. */
    @Test
    void takesPositionsUnderAPurposeOfTheirOwnOnly() {
        for (var position : List.of("location.gps", "location.wifi", "location.cell")) {
            assertThat(DocumentReader.read(document).purposes())
                    .filteredOn(it -> it.fields().contains(new FieldKey(position)))
                    .extracting(it -> it.key().value())
                    .containsExactly("nearby-help");
        }
    }

    @Test
    void reportsReferencesThatDoNotResolve() {
        ((ObjectNode) document.at("/purposes/1"))
                .putArray("fields")
                .add("device.model")
                .add("device.nothing");
        ((ObjectNode) document.at("/purposes/3")).putArray("recipients").add("nobody");
        ((ObjectNode) document.at("/rights/0")).put("contact", "nobody");

        assertThat(faults())
                .extracting(Fault::field)
                .contains("purposes[1].fields[1]", "purposes[3].recipients[0]", "rights[0].contact");
    }

    @Test
    void reportsEveryKindOfFaultAtOnce() {
        document.put("version", "has a space");
        document.put("effective_from", "tomorrow");
        document.put("surprise", true);
        document.remove("impact_assessment");
        ((ObjectNode) document.at("/purposes/0")).put("basis", "because");
        ((ObjectNode) document.at("/purposes/1/without_it")).remove("zh");
        ((ObjectNode) document.at("/sections/0/heading")).put("fr", "Bonjour");
        ((ObjectNode) document.at("/sections/1")).put("id", "introduction");
        ((ObjectNode) document.at("/data_categories/0/fields/0")).put("key", "device.model");
        ((ObjectNode) document.at("/rights/1")).put("answer_within_days", 31);
        document.withArray("/contacts").remove(2);

        assertThat(faults())
                .extracting(Fault::field)
                .contains(
                        "version",
                        "effective_from",
                        "surprise",
                        "impact_assessment",
                        "purposes[0].basis",
                        "purposes[1].without_it.zh",
                        "sections[0].heading.fr",
                        "sections[1]",
                        "data_categories[0].fields[0].key",
                        "rights[1].answer_within_days",
                        "contacts");
    }

    @Test
    void asksWhoReceivesWhatIsDisclosed() {
        ((ObjectNode) document.at("/purposes/3")).putArray("recipients");
        ((ObjectNode) document.at("/purposes/2")).putArray("recipients").add("research-institutes");

        assertThat(faults())
                .extracting(Fault::field)
                .containsExactly("purposes[2].recipients", "purposes[3].recipients");
    }

    @Test
    void survivesADocumentOfNothing() {
        document.removeAll();

        assertThat(faults()).hasSizeGreaterThan(10);
    }

    @Test
    void survivesADocumentOfWrongTypes() {
        document.properties().forEach(entry -> document.put(entry.getKey(), 7));

        assertThat(faults()).hasSizeGreaterThan(10);
    }

    private List<Fault> faults() {
        var caught = new Problem[1];
        assertThatThrownBy(() -> DocumentReader.read(document))
                .isInstanceOfSatisfying(Problem.class, problem -> caught[0] = problem);
        assertThat(caught[0].type()).isEqualTo(ProblemType.POLICY_FAULTY);
        return caught[0].faults();
    }
}
