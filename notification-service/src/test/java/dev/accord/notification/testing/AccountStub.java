package dev.accord.notification.testing;

import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Account-service as it has agreed to be: it knows people, in the order of their ids, and how to reach them. */
public final class AccountStub extends ContractStub {

    public static final String FIRST_PAGE = "the first page of everybody";
    public static final String NEXT_PAGE = "a page of everybody after somebody";
    public static final String REACHABLE = "how to reach somebody";
    public static final String NO_ADDRESS = "how to reach somebody who left no address";
    public static final String NO_ACCOUNT = "how to reach somebody who has no account";

    private final Map<String, Person> people = new ConcurrentSkipListMap<>();

    private record Person(@Nullable String email, @Nullable String language) {}

    AccountStub() {
        super("notification-service", "account-service");
    }

    void knows(String subject, @Nullable String email, @Nullable String language) {
        people.put(subject, new Person(email, language));
    }

    void knowsNobody() {
        people.clear();
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        return asked.path().equals("/internal/subjects") ? page(asked) : contacts(asked);
    }

    private ContractAnswer page(Asked asked) {
        var after = asked.query().getOrDefault("after", List.of());
        long limit =
                Long.parseLong(asked.query().getOrDefault("limit", List.of("0")).getFirst());
        var ids = people.keySet().stream()
                .filter(subject -> after.isEmpty() || subject.compareTo(after.getFirst()) > 0)
                .limit(limit)
                .toList();
        return asked.as(after.isEmpty() ? FIRST_PAGE : NEXT_PAGE).with("/items", ids);
    }

    private ContractAnswer contacts(Asked asked) {
        var known = asked.body()
                .path("subjects")
                .valueStream()
                .map(JsonNode::asString)
                .flatMap(subject ->
                        Stream.ofNullable(people.get(subject)).map(person -> contact(asked, subject, person)))
                .toList();
        return known.isEmpty() ? asked.as(NO_ACCOUNT) : ContractAnswer.joined("", known);
    }

    private static ContractAnswer contact(Asked asked, String subject, Person person) {
        var promised = person.email() == null
                ? asked.as(NO_ADDRESS)
                : asked.as(REACHABLE).with("/0/email", person.email());
        var named = promised.with("/0/id", subject);
        return person.language() == null ? named : named.with("/0/language", person.language());
    }
}
