package dev.accord.account.value;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Field;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A person looks at what is held about them (D1). What is past its end is not shown, whether already deleted or not. */
@Component
public class SeeingValues {
    private final Accounts accounts;
    private final Observations observations;
    private final Catalogue catalogue;
    private final Vault vault;
    private final Clock clock;

    SeeingValues(Accounts accounts, Observations observations, Catalogue catalogue, Vault vault, Clock clock) {
        this.accounts = accounts;
        this.observations = observations;
        this.catalogue = catalogue;
        this.vault = vault;
        this.clock = clock;
    }

    /** The current value of each field, at most one a field. */
    public CurrentValues current(SubjectId subject) {
        Account account = accounts.find(subject).orElseThrow(NoAccount::new);
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        return new CurrentValues(account, view(seal, account.current(clock.instant())));
    }

    public record CurrentValues(Account account, List<ValueView> values) {}

    ValueView current(SubjectId subject, Field field) {
        Account account = accounts.find(subject).orElseThrow(NoAccount::new);
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        StoredValue stored = account.current(field.key(), clock.instant())
                .orElseThrow(() -> Problem.notFound("value of this field"));
        return ValueView.from(stored, vault.open(seal, stored), field);
    }

    /** Every observed value of a field, newest first. */
    Page<ValueView> observed(SubjectId subject, FieldKey field, PageQuery page) {
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        List<Observation> found = observations.of(subject, field, page.after(), page.limit() + 1);
        Page<Observation> part = Page.of(found, page.limit(), Observation::id);
        Instant now = clock.instant();
        List<ValueView> views = part.items().stream()
                .flatMap(observation -> observation.served(now).stream())
                .filter(value -> value.field().equals(field))
                .flatMap(value -> view(seal, value))
                .toList();
        return new Page<>(views, part.nextCursor());
    }

    /** The values of one observation that may be shown now. */
    public List<ValueView> view(SubjectSeal seal, Observation observation) {
        return view(seal, observation.served(clock.instant()));
    }

    private List<ValueView> view(SubjectSeal seal, List<StoredValue> stored) {
        return stored.stream().flatMap(value -> view(seal, value)).toList();
    }

    private Stream<ValueView> view(SubjectSeal seal, StoredValue stored) {
        return catalogue.find(stored.field()).stream()
                .map(field -> ValueView.from(stored, vault.open(seal, stored), field));
    }
}
