package dev.accord.account.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.sealing.ValueId;
import dev.accord.account.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.types.Binary;

class RevisionProperties {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final SubjectId MEI = new SubjectId("mei");

    enum Verb {
        COLLECT,
        CORRECT,
        DELETE
    }

    record Step(Verb verb, StoredValue value) {}

    @Property(tries = 300)
    void everyChangeHasASequenceNumberOfItsOwnAndTheAccountTheLast(@ForAll("steps") List<Step> steps) {
        Revision revision = Revision.opening(MEI, "1", NOW);
        steps.forEach(step -> apply(revision, step));
        Account after = revision.after();
        assertThat(revision.changes()).extracting(AccountChange::seq).isSorted().doesNotHaveDuplicates();
        assertThat(after.seq()).isEqualTo(revision.changes().getLast().seq());
        assertThat(after.profileSeq()).isLessThanOrEqualTo(after.seq());
        assertThat(after.values()).extracting(StoredValue::field).doesNotHaveDuplicates();
        assertThat(after.values()).allSatisfy(value -> assertThat(value.seq()).isBetween(1L, after.seq()));
    }

    @Property(tries = 300)
    void ofWhatIsOnlyCollectedTheNewestStays(@ForAll("values") List<StoredValue> values) {
        Revision revision = Revision.opening(MEI, "1", NOW);
        values.forEach(value -> revision.collect(List.of(value), "mobile-app"));
        revision.after()
                .values()
                .forEach(held -> assertThat(values)
                        .filteredOn(value -> value.field().equals(held.field()))
                        .allSatisfy(value -> assertThat(value.collectedAt()).isBeforeOrEqualTo(held.collectedAt())));
    }

    @Property(tries = 100)
    void severalRevisionsComeToTheSameAsOne(@ForAll("steps") List<Step> steps) {
        Revision whole = Revision.opening(MEI, "1", NOW);
        Account inSteps = Revision.opening(MEI, "1", NOW).after();
        for (Step step : steps) {
            apply(whole, step);
            Revision one = Revision.of(inSteps, NOW);
            apply(one, step);
            inSteps = one.after();
        }
        assertThat(inSteps).isEqualTo(whole.after());
    }

    private static void apply(Revision revision, Step step) {
        switch (step.verb()) {
            case COLLECT -> revision.collect(List.of(step.value()), "mobile-app");
            case CORRECT -> revision.correct(step.value());
            case DELETE -> revision.delete(step.value().field());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Verb.class), value())
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<StoredValue>> values() {
        return value().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<StoredValue> value() {
        return Combinators.combine(
                        Arbitraries.of("device.model", "account.language", "location.city"),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers())
                .as((field, age, id) -> new StoredValue(
                        new FieldKey(field),
                        new ValueId("v" + id),
                        new Binary(new byte[] {1}),
                        new PurposeKey("service"),
                        new Basis("contract", "1", null),
                        "mobile-app",
                        NOW.minusSeconds(age),
                        null,
                        0));
    }
}
