package dev.accord.notification.message;

import dev.accord.notification.policy.PolicyChange;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every notice the service can write, in every language it speaks. */
@Component
public class Messages {

    private final Map<Language, Wording> wordings = new EnumMap<>(
            Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Wording::new)));
    private final URI gateway;

    Messages(MessageSettings settings) {
        this.gateway = settings.gateway();
    }

    /** The notice of a policy change, with the address where the whole version can be read (P1). */
    public Message of(PolicyChange change, Language language) {
        URI readingPlace = gateway.resolve(
                "/api/consent/policies/%s?language=%s".formatted(change.to().value(), language.tag()));
        return Objects.requireNonNull(wordings.get(language)).of(change, readingPlace);
    }
}
