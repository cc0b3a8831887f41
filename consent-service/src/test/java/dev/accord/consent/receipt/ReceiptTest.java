package dev.accord.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import dev.accord.consent.testing.RunningService;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A receipt proves a choice to anyone who has the published keys, with the fields of ISO/IEC TS 27560. */
class ReceiptTest extends RunningService {

    @Test
    void verifiesWithNothingButThePublishedKeys() throws Exception {
        var receipt = JWSObject.parse(
                somebody().accepting("1").grants("usage-research").text("/receipt"));
        var published = requests().get("/api/consent/receipts/keys", null);
        var keys = JWKSet.parse(published.body().toString());
        var key = keys.getKeyByKeyId(receipt.getHeader().getKeyID()).toECKey();

        assertThat(receipt.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(receipt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(receipt.getHeader().getType().getType()).isEqualTo("consent-receipt+jwt");
        assertThat(key.isPrivate()).isFalse();
        assertThat(published.text("/keys/0/use")).isEqualTo("sig");
    }

    @Test
    void doesNotVerifyOnceItWasChanged() throws Exception {
        var receipt = JWSObject.parse(
                somebody().accepting("1").grants("usage-research").text("/receipt"));
        var keys = JWKSet.parse(
                requests().get("/api/consent/receipts/keys", null).body().toString());
        var changed = receipt.getPayload().toString().replace("\"granted\"", "\"refused\"");
        var forged = new JWSObject(
                receipt.getHeader().toBase64URL(),
                Base64URL.encode(changed.getBytes(StandardCharsets.UTF_8)),
                receipt.getSignature());

        assertThat(changed).isNotEqualTo(receipt.getPayload().toString());
        assertThat(forged.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey())))
                .isFalse();
    }

    @Test
    void saysWhatWasChosenOnWhichNotice() throws Exception {
        var mei = somebody().accepting("1");
        var answer = mei.chooses(
                "usage-research",
                "{\"choice\":\"granted\",\"actions\":[\"collect\",\"disclose\"],\"recipient\":\"partner-1\",\"language\":\"zh\"}");

        var receipt = payload(answer.text("/receipt"));

        assertThat(receipt.path("schema_version").asString()).isEqualTo("ISO-IEC-TS-27560-2023");
        assertThat(receipt.path("record_id").asString()).isEqualTo(answer.text("/receipt_id"));
        assertThat(receipt.path("pii_principal_id").asString()).isEqualTo(mei.id());
        assertThat(receipt.at("/privacy_notice/reference").asString()).isEqualTo("1");
        assertThat(receipt.at("/privacy_notice/language").asString()).isEqualTo("zh");
        assertThat(receipt.at("/privacy_notice/hash").asString())
                .isEqualTo("sha-256:"
                        + requests().get("/api/consent/policies/1", null).text("/fingerprint"));
        var purpose = receipt.at("/purposes/0");
        assertThat(purpose.path("purpose").asString()).isEqualTo("usage-research");
        assertThat(purpose.path("title").asString()).isEqualTo("电器使用情况研究");
        assertThat(purpose.path("lawful_basis").asString()).contains("Consent");
        assertThat(purpose.path("actions").toString()).isEqualTo("[\"collect\",\"disclose\"]");
        assertThat(purpose.path("recipient_third_parties").toString()).isEqualTo("[\"partner-1\"]");
        assertThat(purpose.path("withdrawal_method").asString()).endsWith("/api/consent/me/usage-research");
        assertThat(purpose.path("pii_information").values()).anySatisfy(field -> {
            assertThat(field.path("pii_attribute_id").asString()).isEqualTo("device.imei");
            assertThat(field.path("pii_type").asString()).isEqualTo("device");
            assertThat(field.path("sensitive_pii_category").asBoolean()).isTrue();
        });
        assertThat(receipt.at("/party_identification/0/party_role").asString()).isEqualTo("pii-controller");
        assertThat(receipt.at("/events/0/event_type").asString()).isEqualTo("explicit-consent");
        assertThat(receipt.at("/events/0/event_state").asString()).isEqualTo("granted");
        assertThat(receipt.path("issued_at").asString()).endsWith("Z");
    }

    @Test
    void isReadByItsOwnerAndByNobodyElse() {
        var mei = somebody().accepting("1");
        var id = mei.grants("usage-research").text("/receipt_id");
        var uri = "/api/consent/receipts/" + id;

        assertThat(mei.reads(uri).text("/receipt_id")).isEqualTo(id);
        var other = somebody().accepting("1").reads(uri);
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.problem()).isEqualTo("not-found");
        assertThat(requests().get(uri, null).status()).isEqualTo(401);
        assertThat(mei.reads("/api/consent/receipts/no-such").status()).isEqualTo(404);
    }

    private JsonNode payload(String compact) throws Exception {
        return json.readTree(JWSObject.parse(compact).getPayload().toString());
    }
}
