package dev.accord.account.telemetry;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one item: every field of it is named once, as stored or as refused (C1). */
record ItemOutcome(int index, Outcome outcome, List<FieldKey> stored, List<RefusedField> refused) {

    enum Outcome {
        STORED,
        PARTLY_STORED,
        REFUSED
    }

    /**
     * @param reason a stable word
     * @param detail what is wrong, never the value
     * @param allowed what would be taken, where that can be said
     */
    record RefusedField(
            String field,
            String reason,
            String detail,
            @Nullable String allowed) {
        static RefusedField of(String field, Refusal refusal) {
            return new RefusedField(field, refusal.reason().text(), refusal.detail(), refusal.allowed());
        }
    }

    static ItemOutcome of(int index, List<FieldKey> stored, List<RefusedField> refused) {
        Outcome outcome =
                stored.isEmpty() ? Outcome.REFUSED : refused.isEmpty() ? Outcome.STORED : Outcome.PARTLY_STORED;
        return new ItemOutcome(index, outcome, stored, refused);
    }
}
