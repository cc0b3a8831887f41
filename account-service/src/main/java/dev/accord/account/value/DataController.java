package dev.accord.account.value;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Field;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One's own data, field by field. There is no address for anyone else's. */
@RestController
@Tag(name = "Data", description = "My data, field by field.")
@RequestMapping("/api/account/me/data")
class DataController {
    private final Catalogue catalogue;
    private final SeeingValues seeing;
    private final CorrectingValue correcting;
    private final DeletingValue deleting;

    DataController(Catalogue catalogue, SeeingValues seeing, CorrectingValue correcting, DeletingValue deleting) {
        this.catalogue = catalogue;
        this.seeing = seeing;
        this.correcting = correcting;
        this.deleting = deleting;
    }

    @Operation(summary = "The current value of every field")
    @OnlyFor("user")
    @Refuses(ProblemType.NOT_FOUND)
    @GetMapping
    ResponseEntity<DataView> all(@Parameter(hidden = true) Caller caller) {
        var current = seeing.current(Person.of(caller));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Version.eTag(current.account().seq()))
                .body(new DataView(current.values()));
    }

    @Operation(summary = "One field, with its observations newest first; ?cursor= and ?limit= page through them")
    @OnlyFor("user")
    @Refuses(ProblemType.UNKNOWN_FIELD)
    @GetMapping("/{field}")
    ResponseEntity<FieldView> one(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String field,
            @Parameter(hidden = true) PageQuery page) {
        return view(Person.of(caller), catalogued(field), page);
    }

    @Operation(summary = "Correct a value, with If-Match")
    @OnlyFor("user")
    @Refuses({ProblemType.CONFLICT, ProblemType.UNKNOWN_FIELD, ProblemType.UNSUPPORTED_LANGUAGE})
    @PutMapping("/{field}")
    ResponseEntity<FieldView> correct(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String field,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) PageQuery page,
            @Valid @RequestBody CorrectionRequest request) {
        SubjectId subject = Person.of(caller);
        Field known = catalogued(field);
        correcting.correct(subject, known, request.value(), ifMatch);
        return view(subject, known, page);
    }

    @Operation(summary = "Delete every value of a field")
    @OnlyFor("user")
    @Refuses(ProblemType.UNKNOWN_FIELD)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{field}")
    ResponseEntity<Void> delete(@Parameter(hidden = true) Caller caller, @PathVariable String field) {
        deleting.delete(Person.of(caller), catalogued(field).key());
        return ResponseEntity.noContent().build();
    }

    private Field catalogued(String key) {
        return catalogue.find(key).orElseThrow(() -> CatalogueProblem.of(catalogue.unknown(), "field"));
    }

    private ResponseEntity<FieldView> view(SubjectId subject, Field field, @Parameter(hidden = true) PageQuery page) {
        ValueView current = seeing.current(subject, field);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Version.eTag(current.seq()))
                .body(new FieldView(current, seeing.observed(subject, field.key(), page)));
    }

    record CorrectionRequest(@NotNull JsonNode value) {}

    record DataView(List<ValueView> items) {}

    record FieldView(@JsonUnwrapped ValueView current, Page<ValueView> observations) {}
}
