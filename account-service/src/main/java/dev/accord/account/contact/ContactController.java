package dev.accord.account.contact;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.Accounts;
import dev.accord.account.value.HandingOverValues;
import dev.accord.account.value.HandingOverValues.HandedOver;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom to write to, for notification-service and no one else; asked when it sends, kept nowhere (invariant 6). */
@RestController
class ContactController {
    private static final String NOTIFICATION = "notification-service";
    private static final int MOST_SUBJECTS = 500;
    private static final FieldKey EMAIL = new FieldKey("contact.email");
    private static final FieldKey LANGUAGE = new FieldKey("account.language");
    private static final FieldKey DISPLAY_NAME = new FieldKey("account.display_name");

    private final Accounts accounts;
    private final HandingOverValues handingOver;

    ContactController(Accounts accounts, HandingOverValues handingOver) {
        this.accounts = accounts;
        this.handingOver = handingOver;
    }

    @OnlyForServices(NOTIFICATION)
    @Refuses(ProblemType.BATCH_TOO_LARGE)
    @PostMapping("/internal/contacts")
    ResponseEntity<List<ContactView>> contacts(@Valid @RequestBody ContactsRequest request) {
        if (request.subjects().size() > MOST_SUBJECTS) {
            throw new Problem(ProblemType.BATCH_TOO_LARGE, "At most " + MOST_SUBJECTS + " subjects a call.");
        }
        var found = handingOver.of(new LinkedHashSet<>(request.subjects()), Set.of(EMAIL, LANGUAGE, DISPLAY_NAME));
        List<ContactView> contacts = found.entrySet().stream()
                .map(entry -> ContactView.from(entry.getKey(), entry.getValue()))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(contacts);
    }

    /** Everyone with an account, in the order of their ids. */
    @OnlyForServices(NOTIFICATION)
    @GetMapping("/internal/subjects")
    SubjectsView subjects(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1 || limit > MOST_SUBJECTS) {
            throw Problem.invalid("limit", "is not an allowed page size", "a whole number from 1 to " + MOST_SUBJECTS);
        }
        List<SubjectId> ids = accounts.idsAfter(Optional.ofNullable(after).map(ContactController::id), limit + 1);
        boolean more = ids.size() > limit;
        List<SubjectId> page = more ? ids.subList(0, limit) : ids;
        return new SubjectsView(page, more ? page.getLast() : null);
    }

    private static SubjectId id(String text) {
        try {
            return new SubjectId(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("after", "is not a subject id", "the last id of an earlier page");
        }
    }

    record ContactsRequest(@NotNull @Size(min = 1) List<@NotNull SubjectId> subjects) {}

    record SubjectsView(List<SubjectId> items, @Nullable SubjectId nextCursor) {}

    record ContactView(
            SubjectId id,
            @Nullable String email,
            @Nullable String language,
            @Nullable String displayName) {

        static ContactView from(SubjectId id, Map<FieldKey, HandedOver> held) {
            return new ContactView(id, text(held, EMAIL), text(held, LANGUAGE), text(held, DISPLAY_NAME));
        }

        private static @Nullable String text(Map<FieldKey, HandedOver> held, FieldKey field) {
            HandedOver value = held.get(field);
            return value == null ? null : value.value().asString();
        }
    }
}
