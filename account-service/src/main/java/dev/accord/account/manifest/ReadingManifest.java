package dev.accord.account.manifest;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.AskingConsent;
import dev.accord.account.consent.Collecting;
import dev.accord.account.consent.Permission;
import dev.accord.account.manifest.Manifest.Allowed;
import dev.accord.account.manifest.Manifest.Withheld;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Asks about every field of the catalogue for every purpose it may serve, in one call. */
@Component
class ReadingManifest {
    private final Catalogue catalogue;
    private final AskingConsent consent;

    ReadingManifest(Catalogue catalogue, AskingConsent consent) {
        this.catalogue = catalogue;
        this.consent = consent;
    }

    /** @throws Problem dependency-unavailable when nobody can be asked; a client then collects nothing */
    Manifest of(SubjectId subject) {
        SortedMap<PurposeKey, Set<FieldKey>> everything = new TreeMap<>(catalogue.fieldsByPurpose());
        return switch (consent.mayCollect(subject, everything)) {
            case Collecting.Decided(Map<PurposeKey, Permission> permissions, var _) ->
                manifest(everything, permissions);
            case Collecting.Undecided undecided -> throw Problem.unavailable("consent-service");
        };
    }

    private static Manifest manifest(
            SortedMap<PurposeKey, Set<FieldKey>> everything, Map<PurposeKey, Permission> permissions) {
        List<Allowed> collect = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        everything.forEach((purpose, fields) -> {
            Permission permission = permissions.getOrDefault(purpose, new Permission(Set.of(), Map.of(), null));
            List<FieldKey> allowed = new ArrayList<>();
            for (FieldKey field : fields) {
                if (permission.basisFor(field).isPresent()) {
                    allowed.add(field);
                } else {
                    withheld.add(new Withheld(purpose, field, permission.reasonAgainst(field)));
                }
            }
            if (!allowed.isEmpty()) {
                collect.add(new Allowed(purpose, allowed));
            }
        });
        return new Manifest(collect, withheld);
    }
}
