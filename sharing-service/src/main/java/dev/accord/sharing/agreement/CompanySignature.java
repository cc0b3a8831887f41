package dev.accord.sharing.agreement;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import dev.accord.sharing.partner.KeySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/** The company's own signature under an agreement: compact JWS, ES256, over the same document as the partner's. */
@Component
class CompanySignature {

    private static final JOSEObjectType TYPE = new JOSEObjectType("agreement-signature+jwt");

    private final ECKey key;

    CompanySignature(KeySettings settings) throws IOException, ParseException {
        this.key = ECKey.parse(Files.readString(settings.dir().resolve("sharing-signing.jwk")));
    }

    String sign(Agreement agreement) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var jws = new JWSObject(header, new Payload(SignedTerms.of(agreement).canonical()));
        try {
            jws.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The company's signing key cannot sign", e);
        }
        return jws.serialize();
    }

    /** Checked again before an agreement becomes active: what the store holds is not believed unseen. */
    boolean holds(String compact, Agreement agreement) {
        try {
            var jws = JWSObject.parse(compact);
            return JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())
                    && jws.verify(new ECDSAVerifier(key))
                    && SignedTerms.of(agreement).fits(jws.getPayload().toJSONObject());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }
}
