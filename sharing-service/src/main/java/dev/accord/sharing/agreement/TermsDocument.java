package dev.accord.sharing.agreement;

import dev.accord.sharing.catalogue.FieldKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The terms exactly as they are hashed and shown to those who sign (S4): whoever canonicalises this document by RFC
 * 8785 and takes SHA-256 gets the {@code terms_hash}. The confidentiality text is in it by its own hash.
 */
public record TermsDocument(
        String agreement,
        String partner,
        List<Purpose> purposes,
        ConfidentialityText confidentiality,
        Instant endsAt,
        FairUse fairUse) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** One purpose with its fields; those in {@code sealed_fields} leave encrypted only. */
    public record Purpose(String purpose, String basis, List<String> fields, List<String> sealedFields) {

        static Purpose from(PurposeTerms terms) {
            return new Purpose(
                    terms.purpose().value(),
                    terms.basis(),
                    terms.fieldKeys().stream().map(FieldKey::value).toList(),
                    terms.fields().stream()
                            .filter(AgreedField::sensitive)
                            .map(field -> field.key().value())
                            .toList());
        }
    }

    /** The confidentiality text by its hash. */
    public record ConfidentialityText(String version, String language, String textHash, List<String> duties) {}

    static TermsDocument from(AgreementId id, Terms terms) {
        var text = terms.confidentiality();
        return new TermsDocument(
                id.value(),
                terms.partner().value(),
                terms.purposes().stream().map(Purpose::from).toList(),
                new ConfidentialityText(text.version(), text.language(), text.textHash(), text.duties()),
                terms.endsAt(),
                terms.fairUse());
    }

    String hash() {
        try {
            return sha256(new JsonCanonicalizer(JSON.writeValueAsString(this)).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException("Terms that were just written as JSON could not be read", e);
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
