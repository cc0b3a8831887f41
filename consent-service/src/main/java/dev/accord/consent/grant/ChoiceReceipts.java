package dev.accord.consent.grant;

import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.receipt.ReceiptIssuing;
import dev.accord.consent.receipt.ReceiptIssuing.Matter;
import dev.accord.consent.receipt.SignedReceipt;
import dev.accord.consent.subject.SubjectId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The receipt of one choice about one purpose. */
@Component
class ChoiceReceipts {

    private final ReceiptIssuing issuing;

    ChoiceReceipts(ReceiptIssuing issuing) {
        this.issuing = issuing;
    }

    SignedReceipt issue(
            SubjectId subject, PolicyVersion shown, Language language, Purpose purpose, Declaration declaration) {
        var recipient = declaration.recipient();
        return issuing.issue(new Matter(
                declaration.receipt(),
                subject,
                shown,
                language,
                List.of(purpose),
                declaration.actions(),
                recipient == null ? null : recipient.value(),
                "explicit-consent",
                declaration.state().key(),
                declaration.at(),
                declaration.until()));
    }
}
