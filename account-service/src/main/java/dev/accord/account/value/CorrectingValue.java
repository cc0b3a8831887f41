package dev.accord.account.value;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Catalogue.Checked;
import dev.accord.account.catalogue.Field;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.web.Version;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A person corrects one value that is held about them; whoever received the wrong one is told (D2). */
@Component
class CorrectingValue {
    private final Accounts accounts;
    private final Catalogue catalogue;
    private final Vault vault;
    private final Transactions transactions;
    private final Clock clock;

    CorrectingValue(Accounts accounts, Catalogue catalogue, Vault vault, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * No consent is asked: the right to a correct value does not hang on it, and nothing is held that was not before.
     *
     * @throws Problem when nothing is held, the field is corrected elsewhere, the value does not fit, or the version is
     *     stale
     */
    void correct(SubjectId subject, Field field, JsonNode value, @Nullable String ifMatch) {
        if (!field.correctable()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "This field is taken from " + String.join(", ", field.provenance()) + " and is corrected there.");
        }
        if (catalogue.check(field.key().value(), value) instanceof Checked.Refused(var refusal)) {
            throw CatalogueProblem.of(refusal, "value");
        }
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        Vault.Sealed sealed = vault.seal(seal, field.key(), value);
        transactions.inOne(session -> {
            Account account = accounts.find(session, subject).orElseThrow(NoAccount::new);
            Instant now = clock.instant();
            StoredValue held =
                    account.current(field.key(), now).orElseThrow(() -> Problem.notFound("value of this field"));
            Version.require(ifMatch, held.seq());
            StoredValue corrected = held.correctedTo(sealed.id(), sealed.bytes(), "person", now);
            return accounts.save(session, Revision.of(account, now).correct(corrected));
        });
    }
}
