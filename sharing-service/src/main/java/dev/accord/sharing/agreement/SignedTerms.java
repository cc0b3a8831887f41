package dev.accord.sharing.agreement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both sides put their signature under. */
record SignedTerms(String agreement, String termsHash) {

    static SignedTerms of(Agreement agreement) {
        return new SignedTerms(agreement.id().value(), agreement.termsHash());
    }

    /** RFC 8785; ids and hashes need no escaping. */
    String canonical() {
        return "{\"agreement\":\"" + agreement + "\",\"terms_hash\":\"" + termsHash + "\"}";
    }

    /** Exactly these two members, nothing beside them that the signer might be held to. */
    boolean fits(@Nullable Map<String, Object> payload) {
        return Map.of("agreement", agreement, "terms_hash", termsHash).equals(payload);
    }
}
