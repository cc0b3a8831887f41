package dev.accord.consent.decision;

import dev.accord.consent.decision.Decision.Withheld;
import dev.accord.consent.grant.Choice;
import dev.accord.consent.grant.ChoiceState;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.Region;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.terms.Binding;
import dev.accord.consent.terms.BindingTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules, and nothing but the rules: default is deny (invariant 1). A consent covers only what the version said that was shown when
 * it was given, and only what the terms that bind the person still say (C8, U6).
 */
final class DecisionRules {

    private final PolicyVersions versions;
    private final Region region;
    private final Instant now;

    DecisionRules(PolicyVersions versions, Region region, Instant now) {
        this.versions = versions;
        this.region = region;
        this.now = now;
    }

    Decision decide(Question question, Optional<Subject> subject) {
        var binding = subject.flatMap(it -> new BindingTerms(versions, region, now).of(it.terms()));
        if (subject.isEmpty() || binding.isEmpty()) {
            return Decision.denied(question, Reason.NO_TERMS, null, null);
        }
        var terms = binding.get();
        var purpose = terms.version().document().purpose(question.purpose());
        if (purpose.isEmpty()) {
            return Decision.denied(question, missing(question), terms.label(), null);
        }
        if (!purpose.get().actions().contains(question.action())) {
            return Decision.denied(
                    question,
                    Reason.ACTION_NOT_CHOSEN,
                    terms.label(),
                    purpose.get().basis());
        }
        return purpose.get().restsOnConsent()
                ? byConsent(question, subject.get(), terms, purpose.get())
                : byFields(
                        question, terms, purpose.get(), Set.copyOf(purpose.get().fields()), null, null);
    }

    private Reason missing(Question question) {
        boolean declared = versions.all().stream()
                .anyMatch(it -> it.document().purpose(question.purpose()).isPresent());
        return declared ? Reason.PURPOSE_NOT_IN_BOUND_TERMS : Reason.UNKNOWN_PURPOSE;
    }

    private Decision byConsent(Question question, Subject subject, Binding terms, Purpose purpose) {
        var choice = subject.on(question.purpose(), question.action(), question.recipient());
        if (choice.isEmpty()) {
            return Decision.denied(question, unchosen(question, subject), terms.label(), purpose.basis());
        }
        return switch (choice.get().state()) {
            case REFUSED -> denied(question, Reason.REFUSED, terms, purpose, choice.get());
            case WITHDRAWN -> denied(question, Reason.WITHDRAWN, terms, purpose, choice.get());
            case GRANTED -> granted(question, terms, purpose, choice.get());
        };
    }

    private Decision granted(Question question, Binding terms, Purpose purpose, Choice choice) {
        var until = choice.until();
        if (until != null && !now.isBefore(until)) {
            return denied(question, Reason.EXPIRED, terms, purpose, choice);
        }
        var covered = versions.find(choice.policyVersion())
                .flatMap(it -> it.document().purpose(question.purpose()))
                .map(it -> Set.copyOf(it.fields()))
                .orElseGet(Set::of);
        return byFields(question, terms, purpose, covered, choice.receipt(), until);
    }

    private Decision byFields(
            Question question,
            Binding terms,
            Purpose purpose,
            Set<FieldKey> covered,
            @Nullable ReceiptId receipt,
            @Nullable Instant until) {
        var asked = question.fields().isEmpty()
                ? purpose.fields().stream().filter(covered::contains).toList()
                : new LinkedHashSet<>(question.fields());
        var permitted = new ArrayList<FieldKey>();
        var withheld = new ArrayList<Withheld>();
        for (FieldKey field : asked) {
            var reason = reason(field, terms, purpose, covered);
            if (reason == Reason.PERMITTED) {
                permitted.add(field);
            } else {
                withheld.add(new Withheld(field, reason));
            }
        }
        var reason = withheld.isEmpty() ? Reason.PERMITTED : withheld.getFirst().reason();
        return new Decision(
                reason,
                permitted,
                withheld,
                terms.label(),
                purpose.basis(),
                receipt,
                earlier(until, terms.nextChange()));
    }

    private static Reason reason(FieldKey field, Binding terms, Purpose purpose, Set<FieldKey> covered) {
        if (purpose.fields().contains(field)) {
            return covered.contains(field) ? Reason.PERMITTED : Reason.NOT_CONSENTED;
        }
        return terms.version().document().field(field).isPresent() ? Reason.FIELD_NOT_IN_PURPOSE : Reason.UNKNOWN_FIELD;
    }

    private static Reason unchosen(Question question, Subject subject) {
        boolean sameAction = false;
        boolean granted = false;
        for (Choice choice : subject.choices()) {
            if (choice.purpose().equals(question.purpose()) && choice.state() == ChoiceState.GRANTED) {
                granted = true;
                sameAction |= choice.action() == question.action();
            }
        }
        if (sameAction) {
            return Reason.RECIPIENT_NOT_CONSENTED;
        }
        return granted ? Reason.ACTION_NOT_CHOSEN : Reason.NOT_CONSENTED;
    }

    private static Decision denied(Question question, Reason reason, Binding terms, Purpose purpose, Choice choice) {
        var withheld =
                question.fields().stream().map(it -> new Withheld(it, reason)).toList();
        return new Decision(
                reason, java.util.List.of(), withheld, terms.label(), purpose.basis(), choice.receipt(), null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
