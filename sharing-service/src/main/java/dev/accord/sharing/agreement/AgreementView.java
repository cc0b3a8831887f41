package dev.accord.sharing.agreement;

import dev.accord.sharing.agreement.AgreementState.Active;
import dev.accord.sharing.agreement.AgreementState.Draft;
import dev.accord.sharing.agreement.AgreementState.Expired;
import dev.accord.sharing.agreement.AgreementState.SignedByCompany;
import dev.accord.sharing.agreement.AgreementState.SignedByPartner;
import dev.accord.sharing.agreement.AgreementState.Suspended;
import dev.accord.sharing.agreement.AgreementState.Terminated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as officers and its partner see it.
 *
 * @param terms the very document whose canonical form (RFC 8785) has the hash {@code termsHash}
 */
record AgreementView(
        String id,
        String partner,
        String state,
        @Nullable String reason,
        @Nullable Instant since,
        List<TermsDocument.Purpose> purposes,
        ConfidentialityView confidentiality,
        Instant endsAt,
        FairUse fairUse,
        String textHash,
        String termsHash,
        TermsDocument terms,
        @Nullable String companySignature,
        @Nullable String partnerSignature,
        Instant createdAt,
        long seq) {

    /** The text in full. */
    record ConfidentialityView(String version, String language, String text, List<String> duties) {}

    private record Standing(
            @Nullable String reason, @Nullable Instant since) {}

    static AgreementView from(Agreement agreement) {
        var document = TermsDocument.from(agreement.id(), agreement.terms());
        var text = agreement.terms().confidentiality();
        var standing = standing(agreement.state());
        return new AgreementView(
                agreement.id().value(),
                agreement.terms().partner().value(),
                agreement.state().label(),
                standing.reason(),
                standing.since(),
                document.purposes(),
                new ConfidentialityView(text.version(), text.language(), text.text(), text.duties()),
                agreement.terms().endsAt(),
                agreement.terms().fairUse(),
                text.textHash(),
                agreement.termsHash(),
                document,
                agreement.companySignature(),
                agreement.partnerSignature(),
                agreement.createdAt(),
                agreement.seq());
    }

    private static Standing standing(AgreementState state) {
        return switch (state) {
            case Suspended suspended -> new Standing(suspended.reason(), suspended.since());
            case Terminated terminated -> new Standing(terminated.reason(), terminated.since());
            case Expired expired -> new Standing(null, expired.since());
            case Draft draft -> new Standing(null, null);
            case SignedByCompany signed -> new Standing(null, null);
            case SignedByPartner signed -> new Standing(null, null);
            case Active active -> new Standing(null, null);
        };
    }
}
