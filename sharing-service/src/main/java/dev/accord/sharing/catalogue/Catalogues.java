package dev.accord.sharing.catalogue;

import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the owners what fields and purposes there are. No answer, no agreement: nothing is assumed. */
@Component
public class Catalogues {

    private final AccountCatalogueClient account;
    private final ConsentPurposesClient consent;

    Catalogues(AccountCatalogueClient account, ConsentPurposesClient consent) {
        this.account = account;
        this.consent = consent;
    }

    /** A purpose that may disclose, and the fields it needs (S3). */
    public record Purpose(PurposeKey key, Set<FieldKey> fields, boolean discloses) {}

    /**
     * Every catalogued field, and whether it is sensitive; one whose sensitivity is not plainly {@code ordinary} is.
     *
     * @throws Problem dependency-unavailable
     */
    public Map<FieldKey, Boolean> fields() {
        Answer<AccountCatalogueClient.Catalogue> answer = Outward.ask(account::catalogue);
        var items = required(answer.orUnavailable("account-service").items(), "account-service");
        return items.stream()
                .collect(Collectors.toMap(
                        field -> new FieldKey(field.key()),
                        field -> !"ordinary".equals(field.sensitivity()),
                        Boolean::logicalOr));
    }

    /** @throws Problem dependency-unavailable */
    public Map<PurposeKey, Purpose> purposes() {
        Answer<ConsentPurposesClient.Purposes> answer = Outward.ask(consent::purposes);
        var items = required(answer.orUnavailable("consent-service").items(), "consent-service");
        return items.stream()
                .map(purpose -> new Purpose(
                        new PurposeKey(purpose.key()),
                        purpose.fields().stream().map(FieldKey::new).collect(Collectors.toUnmodifiableSet()),
                        purpose.actions().contains("disclose")))
                .collect(Collectors.toMap(Purpose::key, Function.identity(), (one, other) -> one));
    }

    /** What is declared never to be null may be, in what another service sent. */
    private static <T> List<T> required(List<T> items, String service) {
        return Optional.ofNullable(items).orElseThrow(() -> Problem.unavailable(service));
    }
}
