package dev.accord.account.profile;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.AskingConsent;
import dev.accord.account.consent.Collecting;
import dev.accord.account.consent.Permission;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.Account;
import dev.accord.account.value.Basis;
import dev.accord.account.value.Revision;
import dev.accord.account.value.StoredValue;
import dev.accord.account.value.Vault;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Seals what a plan takes in or corrects, and asks last whether it may be taken in (C2, C8). */
@Component
class ProfileIntake {
    private final Catalogue catalogue;
    private final Vault vault;
    private final AskingConsent consent;
    private final Clock clock;

    ProfileIntake(Catalogue catalogue, Vault vault, AskingConsent consent, Clock clock) {
        this.catalogue = catalogue;
        this.vault = vault;
        this.consent = consent;
        this.clock = clock;
    }

    /** @throws Problem forbidden, naming every field that may not be held, or dependency-unavailable */
    Drafted decide(SubjectId subject, SubjectSeal seal, ProfilePlan plan) {
        SortedMap<FieldKey, Vault.Sealed> corrected = seal(seal, plan.correct());
        if (plan.collect().isEmpty()) {
            return new Drafted(List.of(), corrected, plan.remove(), Optional.empty());
        }
        SortedMap<FieldKey, Vault.Sealed> sealed = seal(seal, plan.collect());
        SortedMap<PurposeKey, Set<FieldKey>> question =
                new TreeMap<>(Map.of(ProfileFields.SERVICE, plan.collect().keySet()));
        return switch (consent.mayCollect(subject, question)) {
            case Collecting.Undecided undecided -> throw Problem.unavailable("consent-service");
            case Collecting.Decided decided ->
                new Drafted(collected(sealed, decided), corrected, plan.remove(), Optional.of(decided));
        };
    }

    private SortedMap<FieldKey, Vault.Sealed> seal(SubjectSeal seal, SortedMap<FieldKey, JsonNode> values) {
        SortedMap<FieldKey, Vault.Sealed> sealed = new TreeMap<>();
        values.forEach((field, value) -> sealed.put(field, vault.seal(seal, field, value)));
        return sealed;
    }

    private List<StoredValue> collected(SortedMap<FieldKey, Vault.Sealed> closed, Collecting.Decided decided) {
        Permission permission =
                decided.permissions().getOrDefault(ProfileFields.SERVICE, new Permission(Set.of(), Map.of(), null));
        List<Fault> faults = new ArrayList<>();
        List<StoredValue> collected = new ArrayList<>();
        closed.forEach((field, value) -> basis(permission, field)
                .ifPresentOrElse(
                        basis -> collected.add(stored(field, value, basis)),
                        () -> faults.add(Fault.at(
                                ProfileFields.nameOf(field),
                                "may not be held for the purpose service: " + permission.reasonAgainst(field)))));
        if (!faults.isEmpty()) {
            throw new Problem(ProblemType.FORBIDDEN, "The profile was not changed.", faults);
        }
        return collected;
    }

    private Optional<Basis> basis(Permission permission, FieldKey field) {
        return catalogue.servedBy(ProfileFields.SERVICE).containsKey(field)
                ? permission.basisFor(field)
                : Optional.empty();
    }

    private StoredValue stored(FieldKey field, Vault.Sealed sealed, Basis basis) {
        Instant now = clock.instant();
        Instant keepUntil = catalogue
                .find(field)
                .flatMap(known -> known.retention().endOf(now))
                .orElse(null);
        return new StoredValue(
                field,
                sealed.id(),
                sealed.bytes(),
                ProfileFields.SERVICE,
                basis,
                ProfileFields.sourceOf(field),
                now,
                keepUntil,
                0);
    }

    /** Ready to be written, sealed and decided. */
    record Drafted(
            List<StoredValue> collected,
            SortedMap<FieldKey, Vault.Sealed> corrected,
            SortedSet<FieldKey> removed,
            Optional<Collecting.Decided> decision) {

        void applyTo(Revision revision, Optional<Account> account, Instant now) {
            revision.collect(collected, "person");
            corrected.forEach((field, closed) -> account.flatMap(known -> known.current(field, now))
                    .ifPresent(held -> revision.correct(
                            held.correctedTo(closed.id(), closed.bytes(), ProfileFields.sourceOf(field), now))));
            removed.forEach(revision::delete);
        }
    }
}
