package dev.accord.consent.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a receipt, under the field names of ISO/IEC TS 27560; {@code actions} is ours (D4). */
record Receipt(
        String schemaVersion,
        String recordId,
        String piiPrincipalId,
        String iss,
        Instant issuedAt,
        PrivacyNotice privacyNotice,
        String language,
        List<ReceiptPurpose> purposes,
        List<Party> partyIdentification,
        List<Event> events) {

    static final String SCHEMA = "ISO-IEC-TS-27560-2023";

    /** @param hash SHA-256 over the RFC 8785 form of the policy document that was shown */
    record PrivacyNotice(String reference, String language, String hash) {}

    record ReceiptPurpose(
            String purpose,
            String title,
            String lawfulBasis,
            List<String> actions,
            List<PiiInformation> piiInformation,
            List<String> recipientThirdParties,
            String piiControllers,
            String collectionMethod,
            String withdrawalMethod,
            List<String> privacyRights,
            String jurisdictions) {}

    record PiiInformation(String piiType, String piiAttributeId, boolean sensitivePiiCategory) {}

    record Party(
            String partyId,
            String partyRole,
            String partyName,
            String partyAddress,
            String partyCountry,
            String partyContact) {}

    record Event(
            Instant eventTime,
            String eventType,
            String eventState,
            String entityId,
            @Nullable Instant validUntil) {}
}
