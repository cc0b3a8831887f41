package dev.accord.sharing.release;

import dev.accord.sharing.agreement.Agreement;
import dev.accord.sharing.agreement.PurposeTerms;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.Partner;
import java.util.List;

/**
 * A request that has passed the first look.
 *
 * @param candidates about whom, in order; whether they may be in the answer is decided last
 * @param arrivedAtNanos when the request came, on the monotonic clock
 */
record ReleaseQuestion(
        Partner partner,
        Agreement agreement,
        PurposeTerms purpose,
        Asked asked,
        List<SubjectId> candidates,
        long arrivedAtNanos) {}
