package dev.accord.sharing.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what a partner signed against the keys it registered, and nothing else: no key is taken from the message. */
public final class PartnerSignatures {

    private static final int LONGEST_JWS_CHARS = 64 * 1024;

    private PartnerSignatures() {}

    /** What a signature turned out to be. */
    public sealed interface Outcome {

        /** Good; this is what was signed. */
        record Verified(Map<String, Object> payload) implements Outcome {}

        /** Not good, and why. */
        record Refused(String because) implements Outcome {}
    }

    /**
     * Checks a compact JWS (RFC 7515) with PS256. The key is the registered one that the header's {@code kid} names, or
     * the only registered one.
     *
     * @param detached what was signed, for a JWS whose middle part is empty (RFC 7515, appendix F)
     */
    public static Outcome verify(String compact, PartnerKeys keys, Optional<String> detached) {
        if (compact.length() > LONGEST_JWS_CHARS) {
            return new Outcome.Refused("is longer than " + LONGEST_JWS_CHARS + " characters");
        }
        try {
            var jws = parsed(compact, detached);
            if (!JWSAlgorithm.PS256.equals(jws.getHeader().getAlgorithm())) {
                return new Outcome.Refused("is not signed with PS256");
            }
            var key = key(jws, keys.signingKeys());
            if (key.isEmpty()) {
                return new Outcome.Refused("names a key that is not registered for this partner");
            }
            if (!jws.verify(new RSASSAVerifier(key.get().toRSAKey()))) {
                return new Outcome.Refused("does not fit the registered key");
            }
            var payload = jws.getPayload().toJSONObject();
            return payload == null
                    ? new Outcome.Refused("does not sign a JSON object")
                    : new Outcome.Verified(Map.copyOf(payload));
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException unreadable) {
            return new Outcome.Refused("is not a readable compact JWS");
        }
    }

    private static JWSObject parsed(String compact, Optional<String> detached) throws ParseException {
        return compact.contains("..") && detached.isPresent()
                ? JWSObject.parse(compact, new Payload(detached.get()))
                : JWSObject.parse(compact);
    }

    private static Optional<RSAKey> key(JWSObject jws, List<JWK> registered) {
        var id = jws.getHeader().getKeyID();
        if (id == null) {
            return registered.size() == 1 ? Optional.of(registered.getFirst().toRSAKey()) : Optional.empty();
        }
        return registered.stream()
                .filter(key -> id.equals(key.getKeyID()))
                .map(JWK::toRSAKey)
                .findFirst();
    }
}
