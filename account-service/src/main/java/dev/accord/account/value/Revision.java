package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.AccountChange.Place;
import dev.accord.account.value.AccountChange.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes to one account that become true together or not at all. Each takes a sequence number of its own. */
public final class Revision {
    private final @Nullable Account before;
    private final SubjectId id;
    private final Instant openedAt;
    private final String terms;
    private final Instant now;
    private final SortedMap<FieldKey, StoredValue> values = new TreeMap<>();
    private final List<AccountChange> changes = new ArrayList<>();
    private long seq;
    private long profileSeq;

    private Revision(@Nullable Account before, SubjectId id, Instant openedAt, String terms, Instant now) {
        this.before = before;
        this.id = id;
        this.openedAt = openedAt;
        this.terms = terms;
        this.now = now;
    }

    /** Of an account that is opened by this very revision, under these terms (U1). */
    public static Revision opening(SubjectId id, String terms, Instant now) {
        Revision revision = new Revision(null, id, now, terms, now);
        revision.profileSeq = revision.record(What.OPENED, List.of(), "person");
        return revision;
    }

    public static Revision of(Account account, Instant now) {
        Revision revision = new Revision(account, account.id(), account.openedAt(), account.terms(), now);
        revision.seq = account.seq();
        revision.profileSeq = account.profileSeq();
        account.values().forEach(value -> revision.values.put(value.field(), value));
        return revision;
    }

    /** Takes values in. An older one never displaces a newer one of the same field. */
    public Revision collect(Collection<StoredValue> collected, String by) {
        if (collected.isEmpty()) {
            return this;
        }
        List<FieldKey> fields =
                collected.stream().map(StoredValue::field).distinct().sorted().toList();
        long at = record(What.COLLECTED, fields, by);
        for (StoredValue value : collected) {
            values.merge(value.field(), value.withSeq(at), Revision::newer);
        }
        return touched(fields, at);
    }

    private static StoredValue newer(StoredValue held, StoredValue arrived) {
        return arrived.collectedAt().isBefore(held.collectedAt()) ? held : arrived;
    }

    public Revision correct(StoredValue corrected) {
        long at = record(What.CORRECTED, List.of(corrected.field()), corrected.source());
        values.put(corrected.field(), corrected.withSeq(at));
        return touched(List.of(corrected.field()), at);
    }

    public Revision delete(FieldKey field) {
        long at = record(What.DELETED, List.of(field), "person");
        values.remove(field);
        return touched(List.of(field), at);
    }

    private long record(What what, List<FieldKey> fields, String by) {
        changes.add(new AccountChange(new Place(id, ++seq), what, fields, by, now));
        return seq;
    }

    private Revision touched(List<FieldKey> fields, long at) {
        if (fields.stream().anyMatch(Account::isProfile)) {
            profileSeq = at;
        }
        return this;
    }

    /** The account with these changes. */
    public Account after() {
        return new Account(id, seq, profileSeq, openedAt, terms, List.copyOf(values.values()));
    }

    List<AccountChange> changes() {
        return List.copyOf(changes);
    }

    boolean isOpening() {
        return before == null;
    }
}
