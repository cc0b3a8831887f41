package dev.accord.sharing.decision;

import dev.accord.sharing.catalogue.FieldKey;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What consent-service permits of one subject's data for one purpose and recipient.
 *
 * @param permitted the fields that may be disclosed; empty: none
 * @param withheld the other fields that were asked for, each with a reason code
 * @param reason the reason code for the whole
 * @param until a known end of the permission
 * @param leaseEndsAtNanos when the permission may not be used any more, on the monotonic clock of this process, the
 *     margin taken off; meaningless when nothing is permitted
 */
public record Decision(
        Set<FieldKey> permitted,
        Map<FieldKey, String> withheld,
        String reason,
        @Nullable String receiptId,
        @Nullable String basis,
        @Nullable String policyVersion,
        @Nullable Instant until,
        long leaseEndsAtNanos) {

    public boolean permitsNothing() {
        return permitted.isEmpty();
    }
}
