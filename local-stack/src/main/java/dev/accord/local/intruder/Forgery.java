package dev.accord.local.intruder;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accord.local.demo.Credential;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Tokens that look like good ones. */
final class Forgery {
    private Forgery() {}

    /** Everything that a good token says, signed by somebody else under the same key id. */
    static Credential of(String token) {
        return of(token, null);
    }

    /** Everything that a good token says, but of another issuer, and signed by it. */
    static Credential of(String token, @Nullable String issuer) {
        try {
            SignedJWT good = SignedJWT.parse(token);
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(good.getJWTClaimsSet());
            if (issuer != null) {
                claims.issuer(issuer);
            }
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256)
                            .keyID(good.getHeader().getKeyID())
                            .build(),
                    claims.build());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return Credential.bearer(forged.serialize());
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
