package dev.accord.consent.decision;

import dev.accord.consent.decision.EvaluationRequest.Entity;
import dev.accord.consent.grant.PartnerId;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads questions out of AuthZEN evaluations and names every part that is not as it should be. */
final class QuestionReader {

    private static final int KEY_CHARS_MAX = 200;

    private final List<Fault> faults = new ArrayList<>();

    Question read(EvaluationRequest request, String at) {
        var action = request.action();
        var act = Optional.ofNullable(action == null ? null : action.name()).flatMap(Action::of);
        if (act.isEmpty()) {
            fault(at + "action.name", "is missing or not known", "collect, use, disclose");
        }
        return new Question(
                new SubjectId(id(request.subject(), "subject", at + "subject")),
                act.orElse(Action.COLLECT),
                new PurposeKey(id(request.resource(), "personal-data", at + "resource")),
                fields(request.resource(), at + "resource.properties.fields"),
                recipient(request.context(), at + "context.recipient"));
    }

    /** @throws Problem invalid-request when anything read so far was not as it should be */
    void done() {
        if (!faults.isEmpty()) {
            throw new Problem(
                    ProblemType.INVALID_REQUEST,
                    "The evaluation is not valid.",
                    faults.subList(0, Math.min(100, faults.size())));
        }
    }

    private String id(@Nullable Entity entity, String type, String at) {
        if (entity == null || !type.equals(entity.type())) {
            fault(at + ".type", "is missing or not known", type);
            return "";
        }
        var id = entity.id();
        if (id == null || id.isBlank() || id.length() > KEY_CHARS_MAX) {
            fault(at + ".id", "is missing or too long", "1 to " + KEY_CHARS_MAX + " characters");
            return "";
        }
        return id;
    }

    private List<FieldKey> fields(@Nullable Entity resource, String at) {
        var properties = resource == null ? null : resource.properties();
        Object given = properties == null ? null : properties.get("fields");
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list) || list.size() > Question.FIELDS_MAX || list.isEmpty()) {
            fault(
                    at,
                    "is not a list of field keys",
                    "1 to " + Question.FIELDS_MAX + " field keys, or left out for all");
            return List.of();
        }
        var fields = new ArrayList<FieldKey>();
        for (Object item : list) {
            if (item instanceof String key && key.length() <= KEY_CHARS_MAX) {
                fields.add(new FieldKey(key));
            } else {
                fault(at + "[" + fields.size() + "]", "is not a field key", "category.name");
                return fields;
            }
        }
        return fields;
    }

    private @Nullable PartnerId recipient(@Nullable Map<String, Object> context, String at) {
        Object given = context == null ? null : context.get("recipient");
        if (given == null) {
            return null;
        }
        if (given instanceof String id && !id.isBlank() && id.length() <= KEY_CHARS_MAX) {
            return new PartnerId(id);
        }
        fault(at, "is not a partner id", "1 to " + KEY_CHARS_MAX + " characters");
        return null;
    }

    private void fault(String at, String detail, String allowed) {
        faults.add(new Fault(at, detail, allowed));
    }
}
