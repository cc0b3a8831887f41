package dev.accord.sharing.partner;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.accord.kit.problem.Fault;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the JWKS (RFC 7517) a partner brings can be relied on. Finds every fault at once; a key that is weak
 * (NIST SP 800-131A: RSA under 2048 bits) or carries private parts is refused, for a private key that was sent to us is
 * no longer the partner's alone.
 */
final class KeySetCheck {

    static final int MOST_KEYS = 6;

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int LONGEST_KEY_ID_CHARS = 100;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);
    private static final Set<String> ENCRYPTION =
            Set.of(JWEAlgorithm.RSA_OAEP_256.getName(), JWEAlgorithm.ECDH_ES.getName());
    private static final String PUBLIC_ONLY = "the public part only; make a new key, this one is known to us now";

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> keyIds = new HashSet<>();
    private final List<String> signing = new ArrayList<>();
    private final List<String> encryption = new ArrayList<>();

    private KeySetCheck() {}

    /** What came of a check: the keys, unless there are faults. */
    record Outcome(Optional<PartnerKeys> keys, List<Fault> faults) {}

    static Outcome check(Map<String, Object> keySet) {
        var check = new KeySetCheck();
        var keys = check.keys(keySet);
        for (int i = 0; i < keys.size(); i++) {
            check.key("jwks.keys[" + i + "]", keys.get(i));
        }
        if (check.faults.isEmpty() && check.signing.isEmpty()) {
            check.fault("jwks.keys", "has no key to check signatures with", "one RSA key with use sig and alg PS256");
        }
        if (check.faults.isEmpty() && check.encryption.size() != 1) {
            check.fault(
                    "jwks.keys",
                    "needs exactly one key to encrypt to",
                    "one key with use enc: RSA for RSA-OAEP-256, or EC for ECDH-ES");
        }
        return check.faults.isEmpty()
                ? new Outcome(
                        Optional.of(new PartnerKeys(List.copyOf(check.signing), check.encryption.getFirst())),
                        List.of())
                : new Outcome(Optional.empty(), List.copyOf(check.faults));
    }

    private List<?> keys(Map<String, Object> keySet) {
        if (!(keySet.get("keys") instanceof List<?> keys) || keys.isEmpty() || keys.size() > MOST_KEYS) {
            fault("jwks.keys", "is not a list of keys", "1 to " + MOST_KEYS + " keys");
            return List.of();
        }
        return keys;
    }

    private void key(String at, @Nullable Object raw) {
        JWK key;
        try {
            key = raw instanceof Map<?, ?>
                    ? JWK.parse(JSONObjectUtils.parse(JSONObjectUtils.toJSONString(named(raw))))
                    : null;
        } catch (ParseException | IllegalArgumentException unreadable) {
            key = null;
        }
        if (key == null) {
            fault(at, "is not a readable JWK", "an RSA or EC public key (RFC 7517)");
        } else if (key.isPrivate()) {
            fault(at, "contains private parts", PUBLIC_ONLY);
        } else if (key.getKeyID() == null
                || key.getKeyID().isBlank()
                || key.getKeyID().length() > LONGEST_KEY_ID_CHARS) {
            fault(at + ".kid", "is needed to tell keys apart", "1 to " + LONGEST_KEY_ID_CHARS + " characters");
        } else if (!keyIds.add(key.getKeyID())) {
            fault(at + ".kid", "is used by another key of this set", "a name of its own for each key");
        } else {
            strength(at, key);
        }
    }

    private void strength(String at, JWK key) {
        switch (key) {
            case RSAKey rsa
            when rsa.size() < LEAST_RSA_BITS || rsa.size() > MOST_RSA_BITS ->
                fault(
                        at + ".n",
                        "has a length that is not accepted",
                        LEAST_RSA_BITS + " to " + MOST_RSA_BITS + " bits");
            case RSAKey rsa
            when weak(rsa.getPublicExponent().decodeToBigInteger()) ->
                fault(at + ".e", "is not an accepted public exponent", "an odd number from 65537");
            case ECKey ec
            when !CURVES.contains(ec.getCurve()) ->
                fault(at + ".crv", "is not an accepted curve", "P-256, P-384 or P-521");
            case RSAKey rsa -> use(at, rsa);
            case ECKey ec -> use(at, ec);
            default -> fault(at + ".kty", "is not an accepted kind of key", "RSA or EC");
        }
    }

    private void use(String at, JWK key) {
        var algorithm = key.getAlgorithm() == null ? null : key.getAlgorithm().getName();
        if (KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            if (key instanceof RSAKey && (algorithm == null || algorithm.equals(JWSAlgorithm.PS256.getName()))) {
                signing.add(key.toJSONString());
            } else {
                fault(at, "cannot be used to check signatures here", "RSA with alg PS256");
            }
        } else if (KeyUse.ENCRYPTION.equals(key.getKeyUse())) {
            if (algorithm == null || (ENCRYPTION.contains(algorithm) && fits(key, algorithm))) {
                encryption.add(key.toJSONString());
            } else {
                fault(
                        at + ".alg",
                        "is not an accepted way to encrypt",
                        "RSA-OAEP-256 for RSA, ECDH-ES for EC, with " + EncryptionMethod.A256GCM);
            }
        } else {
            fault(at + ".use", "does not say what the key is for", "sig or enc");
        }
    }

    private static boolean fits(JWK key, String algorithm) {
        return key instanceof RSAKey == algorithm.equals(JWEAlgorithm.RSA_OAEP_256.getName());
    }

    private static boolean weak(BigInteger exponent) {
        return exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0);
    }

    @SuppressWarnings("unchecked") // JSON objects have names of text only
    private static Map<String, Object> named(Object object) {
        return (Map<String, Object>) object;
    }

    private void fault(String at, String detail, String allowed) {
        faults.add(new Fault(at, detail, allowed));
    }
}
