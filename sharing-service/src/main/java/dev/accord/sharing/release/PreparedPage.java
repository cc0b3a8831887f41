package dev.accord.sharing.release;

import dev.accord.kit.lease.Lease;
import dev.accord.sharing.disclosure.Disclosure;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.release.Answers.Item;
import dev.accord.sharing.release.Answers.Obligations;
import dev.accord.sharing.release.Answers.WithheldSubject;
import java.util.List;
import java.util.Optional;

/**
 * Everything about an answer but its leaving.
 *
 * @param items what may be handed over while the lease lasts
 * @param withheld of whom nothing may be
 * @param entries the same for the record, in the order of the items that carry something
 * @param last the last subject that was looked at, if there are more
 * @param lease agreement's and consents' together (invariant 2)
 */
record PreparedPage(
        ReleaseQuestion question,
        List<Item> items,
        List<WithheldSubject> withheld,
        List<Disclosure.Entry> entries,
        Optional<SubjectId> last,
        Obligations obligations,
        Lease lease) {}
