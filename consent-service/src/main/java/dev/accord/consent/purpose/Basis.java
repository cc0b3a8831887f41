package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The recorded ground a purpose rests on (C2), with the W3C DPV term it corresponds to. */
public enum Basis {
    CONSENT("consent", "https://w3id.org/dpv#ExplicitlyExpressedConsent"),
    CONTRACT("contract", "https://w3id.org/dpv#Contract"),
    LEGAL_DUTY("legal-duty", "https://w3id.org/dpv#LegalObligation"),
    VITAL_INTEREST("vital-interest", "https://w3id.org/dpv#VitalInterest"),
    PUBLIC_TASK("public-task", "https://w3id.org/dpv#PublicInterest");

    private final String key;
    private final String term;

    Basis(String key, String term) {
        this.key = key;
        this.term = term;
    }

    @JsonValue
    public String key() {
        return key;
    }

    public String term() {
        return term;
    }

    public static Optional<Basis> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
