package dev.accord.sharing.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** S4: what is signed can be worked out by whoever reads the terms. */
class TermsDocumentTest {

    private static final String CANONICAL =
            "{\"agreement\":\"agreement-1\",\"confidentiality\":{\"duties\":[\"our-instructions\"],"
                    + "\"language\":\"en\",\"text_hash\":\"982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1\","
                    + "\"version\":\"1\"},\"ends_at\":\"2026-01-11T00:00:00Z\",\"fair_use\":{\"pages_per_minute\":10,\"reads_per_minute\":10},"
                    + "\"partner\":\"partner-1\",\"purposes\":[{\"basis\":\"consent\",\"fields\":[\"device.imei\"],"
                    + "\"purpose\":\"usage-research\",\"sealed_fields\":[\"device.imei\"]}]}";

    @Test
    void hashIsOfTheCanonicalForm() throws Exception {
        var expected = MessageDigest.getInstance("SHA-256").digest(CANONICAL.getBytes(StandardCharsets.UTF_8));

        assertThat(AgreementProperties.draft().termsHash())
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void textIsHashedAsUtf8() {
        assertThat(TermsDocument.sha256("text"))
                .isEqualTo("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1");
    }

    @Test
    void canonicalSignedTermsFitThemselvesAndNothingElse() {
        var terms = SignedTerms.of(AgreementProperties.draft());

        assertThat(terms.canonical()).startsWith("{\"agreement\":\"agreement-1\",\"terms_hash\":\"");
        assertThat(terms.fits(java.util.Map.of("agreement", "agreement-1", "terms_hash", terms.termsHash())))
                .isTrue();
        assertThat(terms.fits(
                        java.util.Map.of("agreement", "agreement-1", "terms_hash", terms.termsHash(), "and_pays", 1)))
                .isFalse();
        assertThat(terms.fits(null)).isFalse();
    }
}
