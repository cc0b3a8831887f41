package dev.accord.account.value;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.HandingOverValues.HandedOver;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands values to sharing-service, and to no one else. Whether a partner may have them is decided there. */
@RestController
class InternalValuesController {
    private static final int MOST_SUBJECTS = 500;

    private final Catalogue catalogue;
    private final HandingOverValues handingOver;

    InternalValuesController(Catalogue catalogue, HandingOverValues handingOver) {
        this.catalogue = catalogue;
        this.handingOver = handingOver;
    }

    @OnlyForServices("sharing-service")
    @Refuses({ProblemType.BATCH_TOO_LARGE, ProblemType.UNKNOWN_FIELD})
    @PostMapping("/internal/values")
    ResponseEntity<ValuesView> values(@Valid @RequestBody ValuesRequest request) {
        if (request.subjects().size() > MOST_SUBJECTS) {
            throw new Problem(ProblemType.BATCH_TOO_LARGE, "At most " + MOST_SUBJECTS + " subjects a call.");
        }
        var handed = handingOver.of(new LinkedHashSet<>(request.subjects()), known(request.fields()));
        List<SubjectView> views = request.subjects().stream()
                .map(id -> SubjectView.from(id, handed.getOrDefault(id, Map.of())))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ValuesView(views));
    }

    private Set<FieldKey> known(List<String> keys) {
        return keys.stream()
                .map(key -> catalogue
                        .find(key)
                        .orElseThrow(() -> CatalogueProblem.of(catalogue.unknown(), "fields"))
                        .key())
                .collect(Collectors.toUnmodifiableSet());
    }

    record ValuesRequest(
            @NotNull @Size(min = 1) List<@NotNull SubjectId> subjects,
            @NotNull @Size(min = 1, max = 200) List<@NotNull String> fields) {}

    record ValuesView(List<SubjectView> subjects) {}

    record SubjectView(SubjectId id, Map<String, HandedOver> values) {
        static SubjectView from(SubjectId id, Map<FieldKey, HandedOver> handed) {
            Map<String, HandedOver> named = new LinkedHashMap<>();
            handed.forEach((field, value) -> named.put(field.value(), value));
            return new SubjectView(id, named);
        }
    }
}
