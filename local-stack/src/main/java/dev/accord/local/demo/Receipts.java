package dev.accord.local.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Verifies receipts offline: the published keys are fetched once, and nothing else of the platform is asked. */
final class Receipts {
    private final JWKSet published;

    Receipts(String publishedKeys) {
        try {
            this.published = JWKSet.parse(publishedKeys);
        } catch (ParseException unreadable) {
            throw new Shortfall("published keys as a JWK set", unreadable);
        }
    }

    /** What the receipt says, if one of the published keys signed exactly that; otherwise nothing. */
    Optional<JsonNode> verified(String receipt) {
        try {
            JWSObject signed = JWSObject.parse(receipt);
            JWK key = published.getKeyByKeyId(signed.getHeader().getKeyID());
            if (key == null
                    || key.isPrivate()
                    || !JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            return signed.verify(new ECDSAVerifier(key.toECKey()))
                    ? Optional.of(Json.read(signed.getPayload().toString()))
                    : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    /** The same receipt with one character of its content changed. */
    static String tampered(String receipt) {
        int middle = receipt.indexOf('.') + (receipt.lastIndexOf('.') - receipt.indexOf('.')) / 2;
        char other = receipt.charAt(middle) == 'A' ? 'B' : 'A';
        return receipt.substring(0, middle) + other + receipt.substring(middle + 1);
    }
}
