package dev.accord.notification.audience;

import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.notification.audience.AccountClient.ContactAnswer;
import dev.accord.notification.audience.AccountClient.SubjectsAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everyone there is, page by page, and how to reach them, asked of account-service. Empty when it cannot say. */
@Component
public class Audience {

    /** Most people in one question, the limit of account-service. */
    public static final int MOST_AT_ONCE = 500;

    private final AccountClient account;

    Audience(AccountClient account) {
        this.account = account;
    }

    /**
     * The next people in order.
     *
     * @param after the last of the page before, none to begin
     * @return no people at the end; empty when account-service cannot say, which is never the end
     */
    public Optional<List<SubjectId>> after(@Nullable SubjectId after, int most) {
        String from = after == null ? null : after.value();
        return given(Outward.ask(() -> account.subjects(from, most))).flatMap(answer -> inOrder(answer, from));
    }

    /** Contacts of up to 500 people. */
    public Optional<Contacts> contacts(Collection<SubjectId> subjects) {
        if (subjects.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " people at once");
        }
        var request = new AccountClient.ContactsRequest(
                subjects.stream().map(SubjectId::value).toList());
        return given(Outward.ask(() -> account.contacts(request))).map(Audience::bySubject);
    }

    /** A page out of order, or one that repeats what was there, would send us round for ever; it counts as no answer. */
    private static Optional<List<SubjectId>> inOrder(SubjectsAnswer answer, @Nullable String after) {
        List<@Nullable String> ids = answer.items();
        if (ids == null) {
            return Optional.empty();
        }
        List<SubjectId> subjects = new ArrayList<>(ids.size());
        String last = after;
        for (String id : ids) {
            if (id == null || id.isBlank() || (last != null && id.compareTo(last) <= 0)) {
                return Optional.empty();
            }
            subjects.add(new SubjectId(id));
            last = id;
        }
        return Optional.of(subjects);
    }

    private static Contacts bySubject(List<@Nullable ContactAnswer> answers) {
        Map<SubjectId, Contact> contacts = new HashMap<>();
        for (ContactAnswer answer : answers) {
            if (answer != null && answer.id() != null) {
                contacts.put(new SubjectId(answer.id()), new Contact(answer.email(), answer.language()));
            }
        }
        return new Contacts(contacts);
    }

    private static <T> Optional<T> given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> Optional.of(value);
            case Answer.Refused<T> _, Answer.Unavailable<T> _ -> Optional.empty();
        };
    }
}
