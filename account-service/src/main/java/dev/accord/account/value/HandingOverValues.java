package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.subject.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Current values of many subjects for another service of this platform, in two reads whatever their number. */
@Component
public class HandingOverValues {
    private final Accounts accounts;
    private final Vault vault;
    private final Clock clock;

    HandingOverValues(Accounts accounts, Vault vault, Clock clock) {
        this.accounts = accounts;
        this.vault = vault;
        this.clock = clock;
    }

    /** One entry per asked subject that has an account, in the order asked; only the fields asked for. */
    public Map<SubjectId, Map<FieldKey, HandedOver>> of(Collection<SubjectId> subjects, Set<FieldKey> fields) {
        Map<SubjectId, Account> found =
                accounts.find(subjects).stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Map<SubjectId, SubjectSeal> seals = vault.of(found.keySet());
        Map<SubjectId, Map<FieldKey, HandedOver>> handed = new LinkedHashMap<>();
        for (SubjectId subject : subjects) {
            Account account = found.get(subject);
            if (account != null) {
                handed.put(subject, open(account, seals.get(subject), fields));
            }
        }
        return handed;
    }

    private Map<FieldKey, HandedOver> open(Account account, @Nullable SubjectSeal seal, Set<FieldKey> fields) {
        Map<FieldKey, HandedOver> opened = new LinkedHashMap<>();
        if (seal == null) {
            return opened;
        }
        Instant now = clock.instant();
        List<StoredValue> asked = account.current(now).stream()
                .filter(value -> fields.contains(value.field()))
                .toList();
        asked.forEach(value -> opened.put(
                value.field(), new HandedOver(vault.open(seal, value), value.collectedAt(), value.source())));
        return opened;
    }

    /** A value in clear, on its way to a service that may ask for it. */
    public record HandedOver(JsonNode value, Instant collectedAt, String provenance) {}
}
