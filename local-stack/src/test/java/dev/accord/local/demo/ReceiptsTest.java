package dev.accord.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    @Test
    void believesOnlyWhatThePublishedKeySignedWordForWord() throws Exception {
        ECKey published = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        Receipts receipts = new Receipts(new JWKSet(published).toString());
        String receipt = signed(published);

        assertThat(receipts.verified(receipt)).isPresent();
        assertThat(receipts.verified(Receipts.tampered(receipt))).isEmpty();
        assertThat(receipts.verified(signed(other))).isEmpty();
        assertThat(receipts.verified("no receipt at all")).isEmpty();
    }

    private static String signed(ECKey key) throws Exception {
        JWSObject receipt = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new Payload("{\"subject\":\"someone\",\"purpose\":\"usage-research\"}"));
        receipt.sign(new ECDSASigner(key));
        return receipt.serialize();
    }
}
