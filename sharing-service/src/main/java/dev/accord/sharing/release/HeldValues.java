package dev.accord.sharing.release;

import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.problem.Problem;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.release.AccountClient.HeldValue;
import dev.accord.sharing.release.AccountClient.SubjectValues;
import dev.accord.sharing.release.AccountClient.Values;
import dev.accord.sharing.release.AccountClient.ValuesRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks account-service for values, and keeps of its answer only what was asked about (S3: nothing more than needed). */
@Component
class HeldValues {

    private static final String SERVICE = "account-service";

    private final AccountClient account;

    HeldValues(AccountClient account) {
        this.account = account;
    }

    /**
     * The values held of each subject; a subject of whom nothing is held has none.
     *
     * @throws Problem dependency-unavailable
     */
    Map<SubjectId, Map<FieldKey, JsonNode>> of(List<SubjectId> subjects, List<FieldKey> fields) {
        var request = new ValuesRequest(
                subjects.stream().map(SubjectId::value).toList(),
                fields.stream().map(FieldKey::value).toList());
        Answer<Values> answer = Outward.ask(() -> account.values(request));
        var answered = answer.orUnavailable(SERVICE).subjects();
        if (answered == null) {
            throw Problem.unavailable(SERVICE);
        }
        var asked = new HashSet<>(subjects);
        var held = new HashMap<SubjectId, Map<FieldKey, JsonNode>>();
        for (var one : answered) {
            if (one == null || one.id() == null || !asked.remove(new SubjectId(one.id()))) {
                throw Problem.unavailable(SERVICE);
            }
            held.put(new SubjectId(one.id()), values(one, Set.copyOf(fields)));
        }
        return held;
    }

    private static Map<FieldKey, JsonNode> values(SubjectValues subject, Set<FieldKey> fields) {
        var values = new LinkedHashMap<FieldKey, JsonNode>();
        if (subject.values() != null) {
            subject.values().forEach((name, held) -> {
                var value = value(held);
                if (value != null && fields.contains(new FieldKey(name))) {
                    values.put(new FieldKey(name), value);
                }
            });
        }
        return values;
    }

    private static @Nullable JsonNode value(@Nullable HeldValue held) {
        return held == null || held.value() == null || held.value().isNull() ? null : held.value();
    }
}
