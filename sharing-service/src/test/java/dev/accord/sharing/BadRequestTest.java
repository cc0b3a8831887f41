package dev.accord.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What partners may not ask: each a problem with a stable type, the field, and what is allowed. */
class BadRequestTest extends SharingPlatform {

    private static final String PAGES = "/api/sharing/pages";
    private static final String READS = "/api/sharing/reads";

    @Test
    void refusesWhatTheAgreementDoesNotCover() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        assertPage(partner, page(agreement, "purpose", "experience-programme"), 422, "unknown-purpose", "purpose");
        assertPage(
                partner,
                page(agreement, "fields", List.of("device.model", "mei.lin")),
                422,
                "unknown-field",
                "fields[1]");
        assertPage(partner, page(agreement, "fields", List.of("location.city")), 422, "unknown-field", "fields");
        var reply = asPartner(partner, "POST", PAGES, page(agreement, "fields", List.of("mei.lin")));
        assertThat(reply.text()).doesNotContain("mei.lin").contains("device.model");
    }

    @Test
    void refusesAnothersAgreementAndOneThatIsNot() {
        var agreement = anActiveAgreement(aPartner());
        var other = aPartner();

        assertThat(pulls(other, agreement).problem()).isEqualTo("not-found");
        assertThat(pulls(other, "none").problem()).isEqualTo("not-found");
        assertThat(reads(other, agreement, "whoever", FIELDS).problem()).isEqualTo("not-found");
    }

    @Test
    void refusesRequestsOfTheWrongShape() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        assertPage(partner, page(agreement, "limit", 501), 400, "invalid-request", "limit");
        assertPage(partner, page(agreement, "limit", 0), 400, "invalid-request", "limit");
        assertPage(partner, page(agreement, "limit", "ten"), 400, "invalid-request", "limit");
        assertPage(partner, page(agreement, "fields", List.of()), 400, "invalid-request", "fields");
        assertPage(partner, page(agreement, "fields", "device.model"), 400, "invalid-request", "fields");
        assertPage(partner, page(agreement, "fields", List.of("x".repeat(81))), 400, "invalid-request", "fields[0]");
        assertPage(partner, page(agreement, "purpose", "x".repeat(61)), 400, "invalid-request", "purpose");
        assertPage(partner, page(agreement, "colour", "red"), 400, "invalid-request", "colour");
        assertPage(partner, page(agreement, "cursor", "not-a-cursor"), 400, "invalid-request", "cursor");
        assertThat(asPartner(partner, "POST", PAGES, "{\"agreement\":").problem())
                .isEqualTo("malformed-json");
        assertThat(asPartner(partner, "POST", READS, Map.of("agreement", agreement))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(asPartner(partner, "PUT", PAGES, Map.of()).problem()).isEqualTo("method-not-allowed");
    }

    @Test
    void aCursorOfAnotherAgreementIsNoCursor() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var other = anActiveAgreement(partner);
        aSubject();
        aSubject();
        var cursor =
                pulls(partner, agreement, 1, null).json().path("next_cursor").asString();
        assertThat(cursor).isNotBlank();

        assertPage(partner, page(other, "cursor", cursor), 400, "invalid-request", "cursor");
        assertThat(pulls(partner, agreement, 1, cursor).status()).isEqualTo(200);
    }

    @Test
    void refusesWhoIsNoPartner() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var body = page(agreement, "limit", 1);

        assertThat(call("POST", PAGES, null, body).problem()).isEqualTo("not-signed-in");
        assertThat(call("POST", PAGES, "Bearer " + TestTokens.user("u"), body).problem())
                .isEqualTo("forbidden");
        assertThat(officer("POST", PAGES, body).problem()).isEqualTo("forbidden");
        assertThat(call("POST", PAGES, "Bearer " + TestTokens.token("u").mint(), body)
                        .problem())
                .isEqualTo("forbidden");
        assertThat(call(
                                "POST",
                                PAGES,
                                "Bearer "
                                        + TestTokens.token("u")
                                                .roles("partner")
                                                .expired()
                                                .mint(),
                                body)
                        .problem())
                .isEqualTo("not-signed-in");
        assertThat(call(
                                "POST",
                                PAGES,
                                "Bearer "
                                        + TestTokens.token("u")
                                                .roles("partner")
                                                .forged()
                                                .mint(),
                                body)
                        .problem())
                .isEqualTo("not-signed-in");
        assertThat(call(
                                "POST",
                                PAGES,
                                "Bearer "
                                        + TestTokens.token("u")
                                                .roles("partner")
                                                .audience("shop")
                                                .mint(),
                                body)
                        .problem())
                .isEqualTo("not-signed-in");
        assertThat(call("POST", PAGES, "Bearer garbage", body).problem()).isEqualTo("not-signed-in");
    }

    @Test
    void aPartnersTokenThatIsBoundToNoKeyIsRefused() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var unbound = TestTokens.token("x")
                .client(partner.clientId())
                .roles("partner")
                .mint();

        var reply = call("POST", PAGES, "Bearer " + unbound, page(agreement, "limit", 1));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("proof-missing");
    }

    @Test
    void internalAddressesAreForServicesOnly() {
        var body = Map.of("subject", "s", "purpose", PURPOSE);
        var path = "/internal/recipients";
        assertThat(call("POST", path, "Bearer " + TestTokens.user("u"), body).status())
                .isEqualTo(403);
        assertThat(officer("POST", path, body).status()).isEqualTo(403);
        assertThat(call("POST", path, "Bearer " + TestTokens.service("consent-service", "account-service"), body)
                        .status())
                .isIn(401, 403);
        assertThat(call("POST", path, "Bearer " + TestTokens.service("account-service", "sharing-service"), body)
                        .status())
                .isEqualTo(403);
        assertThat(call("POST", path, "Bearer " + TestTokens.service("consent-service", "sharing-service"), body)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsEachAgreementWithinItsFairUse() {
        var partner = aPartner();
        var body = agreement(partner);
        body.put("fair_use", Map.of("pages_per_minute", 2, "reads_per_minute", 2));
        var draft = officer("POST", "/api/sharing/agreements", body, "Idempotency-Key", newKey())
                .json();
        var id = draft.path("id").asString();
        var signed = officer("POST", path(id, "company-signature"), null, "If-Match", "\"1\"");
        asPartner(partner, "POST", path(id, "partner-signature"), signature(draft), "If-Match", signed.etag());

        assertThat(pulls(partner, id).status()).isEqualTo(200);
        assertThat(pulls(partner, id).status()).isEqualTo(200);
        var third = pulls(partner, id);
        assertThat(third.problem()).isEqualTo("too-many-requests");
        assertThat(third.header("Retry-After")).isNotBlank();
    }

    private static Map<String, Object> page(String agreement, String name, Object value) {
        var body = new HashMap<String, Object>(Map.of("agreement", agreement, "purpose", PURPOSE, "fields", FIELDS));
        body.put(name, value);
        return body;
    }

    private void assertPage(TestPartner partner, Map<String, Object> body, int status, String problem, String field) {
        var reply = asPartner(partner, "POST", PAGES, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    }
}
