package dev.accord.sharing.release;

import dev.accord.kit.problem.Problem;
import dev.accord.sharing.agreement.Agreement;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.KeptSecrets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a partner's pages go on. Sealed, since the place is a subject's true id (B8), and good for one agreement and
 * purpose only.
 */
@Component
class PageCursors {

    private final KeptSecrets secrets;

    PageCursors(KeptSecrets secrets) {
        this.secrets = secrets;
    }

    String of(SubjectId last, Agreement agreement, PurposeKey purpose) {
        return secrets.seal(last.value(), use(agreement, purpose));
    }

    /** @throws Problem invalid-request when it is not one of ours for this agreement and purpose */
    Optional<SubjectId> read(@Nullable String cursor, Agreement agreement, PurposeKey purpose) {
        if (cursor == null) {
            return Optional.empty();
        }
        return Optional.of(secrets.open(cursor, use(agreement, purpose))
                .map(SubjectId::new)
                .orElseThrow(() -> Problem.invalid(
                        "cursor", "is not a cursor of these pages", "the next_cursor of an earlier page")));
    }

    private static String use(Agreement agreement, PurposeKey purpose) {
        return "page-cursor|" + agreement.id().value() + "|" + purpose.value();
    }
}
