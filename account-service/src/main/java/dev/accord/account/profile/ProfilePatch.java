package dev.accord.account.profile;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Catalogue.Checked;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.Refusal;
import dev.accord.account.value.CatalogueProblem;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A JSON merge patch of the profile (RFC 7396), checked against the catalogue.
 *
 * @param set new values
 * @param removed fields whose value goes
 */
record ProfilePatch(SortedMap<FieldKey, JsonNode> set, SortedSet<FieldKey> removed) {

    /** @throws Problem with every fault at once; a language alone that is not offered has its own type */
    static ProfilePatch read(JsonNode body, Catalogue catalogue) {
        if (!body.isObject()) {
            throw Problem.invalid("body", "is not an object", "an object with any of " + names());
        }
        SortedMap<FieldKey, JsonNode> set = new TreeMap<>();
        SortedSet<FieldKey> removed = new TreeSet<>();
        List<Fault> faults = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (var member : body.properties()) {
            FieldKey field = ProfileFields.WRITABLE.get(member.getKey());
            if (field == null) {
                faults.add(new Fault(member.getKey(), "is not a field of the profile that can be written", names()));
            } else if (member.getValue().isNull()) {
                removed.add(field);
            } else if (catalogue.check(field.value(), member.getValue()) instanceof Checked.Refused(Refusal refusal)) {
                refusals.add(refusal);
                faults.add(CatalogueProblem.fault(refusal, member.getKey()));
            } else {
                set.put(field, member.getValue());
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem(type(faults, refusals), "The profile was not changed.", faults);
        }
        return new ProfilePatch(set, removed);
    }

    private static ProblemType type(List<Fault> faults, List<Refusal> refusals) {
        boolean onlyLanguage = faults.size() == 1
                && refusals.stream().map(Refusal::reason).anyMatch(Refusal.Reason.UNSUPPORTED_LANGUAGE::equals);
        return onlyLanguage ? ProblemType.UNSUPPORTED_LANGUAGE : ProblemType.INVALID_REQUEST;
    }

    private static String names() {
        return String.join(", ", ProfileFields.WRITABLE.keySet());
    }

    Set<FieldKey> asked() {
        return set.keySet();
    }
}
