package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.store.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A person deletes a field: its current value and every observation of it, at once; partners are told (D3). */
@Component
class DeletingValue {
    private final Accounts accounts;
    private final Observations observations;
    private final Transactions transactions;
    private final Clock clock;

    DeletingValue(Accounts accounts, Observations observations, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.observations = observations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Deleting what is not held is done already. */
    void delete(SubjectId subject, FieldKey field) {
        transactions.inOne(session -> {
            Account account = accounts.find(session, subject).orElseThrow(NoAccount::new);
            boolean observed = observations.delete(session, subject, field);
            boolean held =
                    account.values().stream().anyMatch(value -> value.field().equals(field));
            return held || observed
                    ? accounts.save(
                            session, Revision.of(account, clock.instant()).delete(field))
                    : account;
        });
    }
}
