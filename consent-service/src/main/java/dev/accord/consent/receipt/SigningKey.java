package dev.accord.consent.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The key that receipts are signed with, and its published half. The service does not start without it. */
@Component
class SigningKey {

    private static final JOSEObjectType RECEIPT = new JOSEObjectType("consent-receipt+jwt");

    private final ECKey published;
    private final JWSHeader header;
    private final JWSSigner signer;

    SigningKey(ReceiptSettings settings) throws IOException, ParseException, JOSEException {
        if (!Files.isReadable(settings.signingKey())) {
            throw new IllegalStateException(
                    "No signing key at " + settings.signingKey().toAbsolutePath()
                            + ": put a private JWK (EC P-256, with a key id) there, or set ACCORD_KEYS_DIR to where consent-signing.jwk is.");
        }
        var key = ECKey.parse(Files.readString(settings.signingKey()));
        if (!Curve.P_256.equals(key.getCurve()) || key.getKeyID() == null || !key.isPrivate()) {
            throw new IllegalStateException(settings.signingKey() + " must hold a private EC P-256 key with a key id");
        }
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(RECEIPT)
                .keyID(key.getKeyID())
                .build();
        this.signer = new ECDSASigner(key);
        this.published = new ECKey.Builder(key.toPublicJWK())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    String sign(byte[] payload) {
        var receipt = new JWSObject(header, new Payload(payload));
        try {
            receipt.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the signing key was checked at start", impossible);
        }
        return receipt.serialize();
    }

    Map<String, Object> published() {
        return published.toJSONObject();
    }
}
