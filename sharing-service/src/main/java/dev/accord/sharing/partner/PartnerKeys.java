package dev.accord.sharing.partner;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.List;

/**
 * A partner's public keys, as JWKs in JSON.
 *
 * @param signing what it signs with: agreements, attestations and its client assertions (PS256)
 * @param encryption what sensitive fields are encrypted to (S5)
 */
public record PartnerKeys(List<String> signing, String encryption) {

    public List<JWK> signingKeys() {
        return signing.stream().map(PartnerKeys::parsed).toList();
    }

    public JWK encryptionKey() {
        return parsed(encryption);
    }

    private static JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A key that was checked when it was registered cannot be read", e);
        }
    }
}
