package dev.accord.consent.decision;

import static dev.accord.consent.testing.APolicy.START;
import static dev.accord.consent.testing.APolicy.consent;
import static dev.accord.consent.testing.APolicy.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.grant.ChoiceState;
import dev.accord.consent.grant.Declaration;
import dev.accord.consent.grant.PartnerId;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.Region;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.AcceptedTerms;
import dev.accord.consent.terms.DeliveredNotice;
import dev.accord.consent.terms.NoticeOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Random lives of a person against a model plain enough to be seen right: what is permitted, and what counts as narrowing. */
class DecisionOracleProperties {

    private static final PurposeKey RESEARCH = new PurposeKey("research");
    private static final Set<String> FIELDS_1 = Set.of("device.model", "device.imei");
    private static final Set<String> FIELDS_2 = Set.of("device.model", "device.os_version");
    private static final PolicyVersion FIRST = version("1").first();
    private static final PolicyVersion SECOND = version("2")
            .with(consent("research", "device.model", "device.os_version"))
            .after(FIRST, START.plusSeconds(1));
    private static final PolicyVersions VERSIONS = new PolicyVersions(List.of(FIRST, SECOND));
    private static final List<String> FIELDS = List.of("device.model", "device.imei", "device.os_version");

    /** One thing that happens. */
    sealed interface Step {}

    record Says(
            ChoiceState state,
            List<Action> actions,
            @Nullable String recipient,
            long untilSeconds) implements Step {}

    record IsNoticed() implements Step {}

    record Accepts() implements Step {}

    record Waits(int seconds) implements Step {}

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<@Nullable String> recipients = Arbitraries.of("p1", "p2").injectNull(0.5);
        Arbitrary<Step> says = Combinators.combine(
                        Arbitraries.of(ChoiceState.values()),
                        Arbitraries.of(Action.class).list().uniqueElements().ofMinSize(1),
                        recipients,
                        Arbitraries.of(0L, 0L, 50L))
                .as(Says::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, says),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(new IsNoticed())),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Accepts())),
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(1, 30, 100).map(Waits::new)))
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 3_000)
    void decidesAsThePlainModelDoes(@ForAll("lives") List<Step> life) {
        var now = START.plusSeconds(10);
        var model = new Model();
        var subject = Subject.accepting(
                new SubjectId("s"), new AcceptedTerms(FIRST.label(), now, new Language("en"), new ReceiptId("r0")));
        for (Step step : life) {
            var before = model.permitted(now);
            var was = subject;
            switch (step) {
                case Waits waits -> now = now.plusSeconds(waits.seconds());
                case IsNoticed noticed -> {
                    subject = subject.noticed(new DeliveredNotice(SECOND.label(), NoticeOutcome.SHOWN, now));
                    model.bound = SECOND;
                }
                case Accepts accepts -> {
                    subject = subject.accept(
                            new AcceptedTerms(SECOND.label(), now, new Language("en"), new ReceiptId("r")));
                    model.bound = SECOND;
                }
                case Says says -> {
                    subject = subject.declare(declaration(says, model.bound.label(), now));
                    model.say(says, now);
                }
            }
            assertThat(answers(subject, now)).isEqualTo(model.permitted(now));
            if (!(step instanceof Waits)) {
                assertThat(subject.seq()).isEqualTo(was.seq() + 1);
                boolean lost = !model.permitted(now).containsAll(before);
                // Whatever took something away must wait; waiting once too often is allowed.
                assertThat(!lost || subject.narrowedSeq() == subject.seq()).isTrue();
                assertThat(!lost || !subject.isSettled()).isTrue();
            }
        }
    }

    private static Declaration declaration(Says says, VersionLabel version, Instant now) {
        return new Declaration(
                RESEARCH,
                says.recipient() == null ? null : new PartnerId(says.recipient()),
                says.actions(),
                says.state(),
                now,
                version,
                new ReceiptId("r"),
                until(says, now));
    }

    private static @Nullable Instant until(Says says, Instant now) {
        return says.untilSeconds() == 0 || says.state() != ChoiceState.GRANTED
                ? null
                : now.plusSeconds(says.untilSeconds());
    }

    private record Use(Action action, @Nullable String recipient, String field) {}

    private static Set<Use> answers(Subject subject, Instant now) {
        var rules = new DecisionRules(VERSIONS, new Region("eu"), now);
        var permitted = new java.util.HashSet<Use>();
        for (Action action : Action.values()) {
            for (String recipient : recipients()) {
                var question = new Question(
                        subject.id(),
                        action,
                        RESEARCH,
                        FIELDS.stream().map(FieldKey::new).toList(),
                        recipient.isEmpty() ? null : new PartnerId(recipient));
                rules.decide(question, Optional.of(subject)).permitted().stream()
                        .map(field -> new Use(action, recipient, field.value()))
                        .forEach(permitted::add);
            }
        }
        return permitted;
    }

    private static List<String> recipients() {
        return List.of("", "p1", "p2", "p3");
    }

    /** The plain model: for each action, what was last said about each recipient and about any. */
    private static final class Model {

        private record Said(
                boolean granted,
                PolicyVersion shown,
                @Nullable Instant until) {}

        private final Map<Action, Map<String, Said>> said = new HashMap<>();
        private PolicyVersion bound = FIRST;

        void say(Says says, Instant now) {
            for (Action action : says.actions()) {
                var lines = said.computeIfAbsent(action, any -> new HashMap<>());
                var it = new Said(says.state() == ChoiceState.GRANTED, bound, until(says, now));
                if (says.recipient() == null && !it.granted()) {
                    lines.replaceAll((recipient, former) -> it);
                }
                lines.put(says.recipient() == null ? "" : says.recipient(), it);
            }
        }

        Set<Use> permitted(Instant now) {
            var permitted = new java.util.HashSet<Use>();
            said.forEach((action, lines) -> {
                for (String recipient : recipients()) {
                    var line = lines.containsKey(recipient) ? lines.get(recipient) : lines.get("");
                    if (line == null || !line.granted() || (line.until() != null && !now.isBefore(line.until()))) {
                        continue;
                    }
                    var fields = new ArrayList<>(bound.equals(FIRST) ? FIELDS_1 : FIELDS_2);
                    fields.retainAll(line.shown().equals(FIRST) ? FIELDS_1 : FIELDS_2);
                    fields.forEach(field -> permitted.add(new Use(action, recipient, field)));
                }
            });
            return permitted;
        }
    }
}
