package dev.accord.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.accord.kit.testing.TestTokens;
import dev.accord.kit.testing.contract.ContractStub.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** S1, S3, S5, S7, S10, B8, B9, C8: what leaves, to whom, and the record of it. */
@ExtendWith(OutputCaptureExtension.class)
class ReleaseTest extends SharingPlatform {

    @Test
    void handsOverAgreedFieldsOnlyUnderAPairwiseIdSensitiveOnesSealed() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();

        var page = pulls(partner, agreement);

        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        var item = item(page, pairwise(partner, subject));
        assertThat(item.path("values").propertyNames()).containsExactly("device.model");
        assertThat(item.path("values").path("device.model").asString())
                .isEqualTo(AccountStub.value(subject, "device.model"));
        var opened = TestPartner.open(item.path("sealed").asString());
        assertThat(opened.propertyNames()).containsExactlyInAnyOrder("device.imei", "contact.email");
        assertThat(page.text()).doesNotContain("device.imei of").doesNotContain(AccountStub.NOT_ASKED_FOR);
        assertThat(item.path("subject").asString()).isNotEqualTo(subject).hasSize(22);
    }

    @Test
    void saysWhatItMayBeUsedForAndCarriesALeaseAndItsLength() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        aSubject();

        var page = pulls(partner, agreement);

        var obligations = page.json().path("obligations");
        assertThat(obligations.path("use_for").asString()).isEqualTo(PURPOSE);
        assertThat(obligations.path("agreement").asString()).isEqualTo(agreement);
        assertThat(obligations.path("until").asString()).isNotBlank();
        assertThat(obligations.path("delete_by").asString()).isNotBlank();
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Length"))
                .isEqualTo(Integer.toString(page.text().length()));
        assertThat(Long.parseLong(page.header("Accord-Lease"))).isBetween(1L, 3_000L);
    }

    @Test
    void theDisclosureIsOnRecordForItsSubjectAndNobodyElse() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        var page = pulls(partner, agreement);

        var mine = person(subject, "/api/sharing/me/disclosures");
        var record = mine.json().path("items").path(0);
        assertThat(record.path("id").asString())
                .isEqualTo(page.json().path("disclosure_id").asString());
        assertThat(record.path("partner").path("name").asString()).isEqualTo("Research Institute");
        assertThat(record.path("fields").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(FIELDS);
        assertThat(record.path("agreement").asString()).isEqualTo(agreement);
        assertThat(record.path("receipt_id").asString()).isEqualTo("receipt-" + subject);
        assertThat(record.path("basis").asString()).isEqualTo("consent");
        assertThat(person(UUID.randomUUID().toString(), "/api/sharing/me/disclosures")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void disclosuresAreReadPageByPage() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        for (int i = 0; i < 3; i++) {
            pulls(partner, agreement);
        }

        var first = person(subject, "/api/sharing/me/disclosures?limit=2").json();
        var second = person(
                        subject,
                        "/api/sharing/me/disclosures?limit=2&cursor="
                                + first.path("next_cursor").asString())
                .json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void whoWithdrewIsWithheldWithTheReasonAndNotOnRecord() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        consent.withdraws(subject);

        var page = pulls(partner, agreement);

        var pairwise = pairwise(partner, subject);
        assertThat(items(page))
                .noneMatch(item -> item.path("subject").asString().equals(pairwise));
        assertThat(page.json().path("withheld").valueStream()).anySatisfy(one -> {
            assertThat(one.path("subject").asString()).isEqualTo(pairwise);
            assertThat(one.path("reason").asString()).isEqualTo("withdrawn");
        });
        var read = reads(partner, agreement, pairwise, FIELDS);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("values")).isEmpty();
        assertThat(read.json().has("sealed")).isFalse();
        assertThat(read.json().has("disclosure_id")).isFalse();
        assertThat(read.json().path("withheld")).hasSize(3);
        assertThat(person(subject, "/api/sharing/me/disclosures").json().path("items"))
                .isEmpty();
    }

    @Test
    void aSealedFieldThatIsNotPermittedIsNotInTheSealedParcelEither() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        consent.withholds(subject, "contact.email");

        var item = item(pulls(partner, agreement), pairwise(partner, subject));

        assertThat(TestPartner.open(item.path("sealed").asString()).propertyNames())
                .containsExactly("device.imei");
        assertThat(item.path("withheld").path(0).path("field").asString()).isEqualTo("contact.email");
    }

    @Test
    void aFieldOutsideTheAgreementIsWithheldByName() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        pulls(partner, agreement);

        var read = reads(partner, agreement, pairwise(partner, subject), List.of("device.model", "location.city"));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("values").propertyNames()).containsExactly("device.model");
        assertThat(read.json().path("withheld").path(0).path("field").asString())
                .isEqualTo("location.city");
        assertThat(read.json().path("withheld").path(0).path("reason").asString())
                .isEqualTo("not-in-agreement");
    }

    @Test
    void twoPartnersKnowASubjectByTwoIds() {
        var one = aPartner();
        var other = aPartner();
        var agreement = anActiveAgreement(one);
        var otherAgreement = anActiveAgreement(other);
        var subject = aSubject();
        pulls(one, agreement);
        pulls(other, otherAgreement);

        assertThat(pairwise(one, subject)).isNotEqualTo(pairwise(other, subject));
        assertThat(reads(other, otherAgreement, pairwise(one, subject), FIELDS).problem())
                .isEqualTo("not-found");
        assertThat(reads(one, agreement, pairwise(one, subject), FIELDS).status())
                .isEqualTo(200);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subjects = List.of(aSubject(), aSubject(), aSubject());

        var seen = new java.util.HashSet<String>();
        String cursor = null;
        do {
            var page = pulls(partner, agreement, 2, cursor);
            items(page).forEach(item -> seen.add(item.path("subject").asString()));
            cursor = page.json().path("next_cursor").asString(null);
        } while (cursor != null);

        assertThat(seen)
                .containsAll(subjects.stream()
                        .map(subject -> pairwise(partner, subject))
                        .toList());
    }

    @Test
    void refusesWhenTheLeaseIsUsedUpAndSaysSoInTheRecord() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        consent.grantsLeasesOf(51);
        consent.takes(ConsentStub.DECISIONS, Duration.ofMillis(60));

        var page = pulls(partner, agreement);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.problem()).isEqualTo("lease-expired");
        assertThat(page.header("Retry-After")).isEqualTo("1");
        assertThat(person(subject, "/api/sharing/me/disclosures").json().path("items"))
                .isEmpty();
        assertThat(store.getCollection("disclosures")
                        .countDocuments(
                                new org.bson.Document("agreement", agreement).append("outcome", "not-handed-over")))
                .isEqualTo(1);
    }

    @Test
    void valuesThatWereTooLongOnTheirWayAreNotHandedOver() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        aSubject();
        account.whenAsked(() -> monotonic.jumps(java.time.Duration.ofSeconds(4)));

        assertThat(pulls(partner, agreement).problem()).isEqualTo("lease-expired");
    }

    @Test
    void nothingAboutSubjectsOrSecretsIsLogged(CapturedOutput output) {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        pulls(partner, agreement);
        var pairwise = pairwise(partner, subject);
        consent.grantsLeasesOf(1);
        pulls(partner, agreement);
        consent.fails(ConsentStub.DECISIONS, Trouble.MALFORMED);
        reads(partner, agreement, pairwise, FIELDS);
        account.fails(AccountStub.VALUES, Trouble.RESET);
        reads(partner, agreement, pairwise, FIELDS);

        assertThat(output.getAll())
                .doesNotContain(subject)
                .doesNotContain(pairwise)
                .doesNotContain(AccountStub.value(subject, "device.imei"))
                .doesNotContain(partner.webhookSecret());
    }

    @Test
    void twoRequestsAtOnceGiveASubjectOneId() throws Exception {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subjects = List.of(aSubject(), aSubject(), aSubject());
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            java.util.concurrent.Callable<Reply> pull = () -> pulls(partner, agreement);
            var pages = threads.invokeAll(java.util.Collections.nCopies(4, pull));
            for (var page : pages) {
                for (var subject : subjects) {
                    item(page.get(), pairwise(partner, subject));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void anyFaultOfConsentServiceIsARefusal(Trouble failure) {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        pulls(partner, agreement);
        consent.fails(ConsentStub.DECISIONS, failure);

        assertRefused(pulls(partner, agreement), subject);
        assertRefused(reads(partner, agreement, pairwise(partner, subject), FIELDS), subject);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void anyFaultOfAccountServiceIsARefusal(Trouble failure) {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        pulls(partner, agreement);
        account.fails(AccountStub.VALUES, failure);

        assertRefused(pulls(partner, agreement), subject);
        assertRefused(reads(partner, agreement, pairwise(partner, subject), FIELDS), subject);
    }

    @Test
    void tooFewOrContradictingDecisionsAreARefusal() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        for (var nonsense : List.of(
                "{\"evaluations\":[]}",
                "{\"evaluations\":null}",
                "{\"evaluations\":[{\"decision\":true},{\"decision\":true}]}",
                "{\"evaluations\":[{\"decision\":true,\"context\":{\"permitted_fields\":[\"device.model\"]}}]}",
                "[]",
                "\"yes\"")) {
            consent.answers(ConsentStub.DECISIONS, WireMock.okJson(nonsense));
            assertRefused(pulls(partner, agreement), subject);
        }
    }

    @Test
    void valuesOfSomebodyElseAreARefusal() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var subject = aSubject();
        account.answers(
                AccountStub.VALUES,
                WireMock.okJson(
                        "{\"subjects\":[{\"id\":\"somebody-else\",\"values\":{\"device.model\":{\"value\":\"x\"}}}]}"));

        assertRefused(pulls(partner, agreement), subject);
    }

    @Test
    void takesATokenOnlyWithItsFreshProofForThisCall() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var body = Map.of("agreement", agreement, "purpose", PURPOSE, "fields", FIELDS);
        var token = partner.boundToken().mint();
        var path = "/api/sharing/pages";

        assertThat(call("POST", path, "Bearer " + token, body)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.problem()).isEqualTo("proof-missing");
        });
        assertThat(call("POST", path, "DPoP " + token, body).problem()).isEqualTo("proof-missing");
        var wrongAddress = TestTokens.proof(TestPartner.PROOF, "POST", address("/api/sharing/reads"), token);
        assertThat(call("POST", path, "DPoP " + token, body, "DPoP", wrongAddress)
                        .problem())
                .isEqualTo("proof-refused");
        var wrongMethod = TestTokens.proof(TestPartner.PROOF, "GET", address(path), token);
        assertThat(call("POST", path, "DPoP " + token, body, "DPoP", wrongMethod)
                        .problem())
                .isEqualTo("proof-refused");
        var wrongKey = TestTokens.proof(TestTokens.newKey(), "POST", address(path), token);
        assertThat(call("POST", path, "DPoP " + token, body, "DPoP", wrongKey).status())
                .isEqualTo(401);
        var proof = TestTokens.proof(TestPartner.PROOF, "POST", address(path), token);
        assertThat(call("POST", path, "DPoP " + token, body, "DPoP", proof).status())
                .isEqualTo(200);
        assertThat(call("POST", path, "DPoP " + token, body, "DPoP", proof).problem())
                .isEqualTo("proof-refused");
    }

    @Test
    void aProofMadeForTheGatewaysAddressHoldsBehindTheGateway() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var token = partner.boundToken().mint();
        var proof = TestTokens.proof(TestPartner.PROOF, "POST", "https://accord.example/api/sharing/pages", token);

        var reply = call(
                "POST",
                "/api/sharing/pages",
                "DPoP " + token,
                Map.of("agreement", agreement, "purpose", PURPOSE, "fields", FIELDS),
                "DPoP",
                proof,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "accord.example",
                "X-Forwarded-Port",
                "443");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    @Test
    void manyMoreProofsThanAThousandAreTaken() {
        // Spring's own memory refuses after 1,000 proofs of a key within their lifetime.
        var partner = aPartner();
        var token = partner.boundToken().mint();
        var path = "/api/sharing/deletions";
        for (int i = 0; i < 1_050; i++) {
            var proof = TestTokens.proof(TestPartner.PROOF, "GET", address(path), token);
            var reply = call("GET", path, "DPoP " + token, null, "DPoP", proof);
            assertThat(reply.status()).as("proof %d: %s", i, reply).isEqualTo(200);
        }
    }

    private static void assertRefused(Reply reply, String subject) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("dependency-unavailable");
        assertThat(reply.text()).doesNotContain(subject).doesNotContain("values");
    }

    private static JsonNode item(Reply page, String pairwise) {
        return items(page).stream()
                .filter(item -> item.path("subject").asString().equals(pairwise))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page));
    }

    private static List<JsonNode> items(Reply page) {
        return page.json().path("items").valueStream().toList();
    }
}
