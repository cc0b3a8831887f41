package dev.accord.notification.message;

import dev.accord.notification.policy.PolicyChange;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every notice the service can write, in every language it speaks. */
public final class Messages {

    private final Map<Language, Wording> wordings = new EnumMap<>(
            Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Wording::new)));
    private final URI gateway;

    /** @param gateway public address under which a reader finds the policy itself */
    public Messages(URI gateway) {
        this.gateway = gateway;
    }

    /** The notice of a policy change, with the address where the whole version can be read (P1). */
    public Message of(PolicyChange change, Language language) {
        URI readingPlace = gateway.resolve(
                "/api/consent/policies/%s?language=%s".formatted(change.to().value(), language.tag()));
        return Objects.requireNonNull(wordings.get(language)).of(change, readingPlace);
    }
}
