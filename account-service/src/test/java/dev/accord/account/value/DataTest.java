package dev.accord.account.value;

import static dev.accord.account.Items.item;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import dev.accord.account.sealing.Keysets;
import dev.accord.account.subject.SubjectId;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DataTest extends RunningAccountService {
    @Autowired
    ForgettingExpired forgetting;

    @Autowired
    Keysets keysets;

    private Someone memberWithDevice() {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9','log.ip':'192.0.2.7'"))
                .hasStatusOk();
        return mei;
    }

    @Test
    void aCorrectionIsSeenAtOnceAndToldToWhoeverReceivedTheWrongValue() {
        Someone mei = memberWithDevice();
        String eTag = mei.eTag("/api/account/me/data/device.model");
        mei.corrects("device.model", "'Pixel 10'", eTag)
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.value", path -> path.assertThat().isEqualTo("Pixel 10"))
                .hasPathSatisfying("$.provenance", path -> path.assertThat().isEqualTo("person"))
                .hasPathSatisfying("$.purpose", path -> path.assertThat().isEqualTo("device-diagnostics"));
        assertThat(stored("outbox", "payload.subject", mei.id)).singleElement().satisfies(event -> {
            assertThat(event.getString("type")).isEqualTo("field-corrected");
            assertThat(event.getString("target")).isEqualTo("sharing-service");
            assertThat(event.get("payload", Document.class)).containsOnlyKeys("subject", "field", "at");
        });
    }

    @Test
    void aCorrectionNeedsTheVersionThatWasRead() {
        Someone mei = memberWithDevice();
        String eTag = mei.eTag("/api/account/me/data/device.model");
        refused(mei.correctsBlindly("device.model", "'Pixel 10'"), 428, "precondition-required");
        mei.corrects("device.model", "'Pixel 10'", eTag).hasStatusOk();
        refused(mei.corrects("device.model", "'Pixel 11'", eTag), 412, "stale-version");
    }

    @Test
    void aCorrectionFitsTheCatalogueToo() {
        Someone mei = memberWithDevice();
        String eTag = mei.eTag("/api/account/me/data/device.model");
        refused(mei.corrects("device.model", "7", eTag), 400, "invalid-request", "value");
        refused(mei.corrects("device.model", "null", eTag), 400, "invalid-request", "value");
        refused(mei.corrects("device.model", "'" + "x".repeat(121) + "'", eTag), 400, "invalid-request", "value");
        refused(
                mei.corrects("account.language", "'tlh'", mei.eTag("/api/account/me/data/account.language")),
                422,
                "unsupported-language",
                "value");
    }

    @Test
    void whatOthersAreTheSourceOfIsCorrectedThere() {
        Someone mei = memberWithDevice();
        refused(mei.corrects("log.ip", "'192.0.2.8'", mei.eTag("/api/account/me/data/log.ip")), 409, "conflict");
    }

    @Test
    void aFieldOutsideTheCatalogueIsNamed() {
        refused(member().gets("/api/account/me/data/device.shoe_size"), 422, "unknown-field", "field");
        refused(member().deletes("device.shoe_size"), 422, "unknown-field", "field");
    }

    @Test
    void deletingAFieldDeletesEveryValueOfItAndNothingElse() {
        Someone mei = memberWithDevice();
        mei.sends(item("device-diagnostics", "'log.ip':'192.0.2.8'")).hasStatusOk();
        mei.deletes("log.ip").hasStatus(204);
        mei.gets("/api/account/me/data/log.ip").hasStatus(404);
        assertThat(stored("observations", "subject", mei.id))
                .singleElement()
                .satisfies(left -> assertThat(left.getList("values", Document.class))
                        .extracting(value -> value.getString("field"))
                        .containsExactly("device.model"));
        assertThat(stored("outbox", "payload.field", "log.ip"))
                .filteredOn(event -> mei.id.equals(event.getString("aggregate")))
                .extracting(event -> event.getString("type"))
                .containsExactly("field-deleted");
    }

    @Test
    void deletingTwiceTellsOnce() {
        Someone mei = memberWithDevice();
        mei.deletes("log.ip").hasStatus(204);
        mei.deletes("log.ip").hasStatus(204);
        assertThat(stored("outbox", "aggregate", mei.id)).hasSize(1);
    }

    @Test
    void nobodySeesWhatIsSomebodyElses() {
        Someone mei = memberWithDevice();
        Someone jonas = member();
        jonas.gets("/api/account/me/data/device.model").hasStatus(404);
        jonas.gets("/api/account/me/data").bodyText().doesNotContain("Pixel", mei.email);
        refused(somebody().gets("/api/account/me/data"), 404, "not-found");
    }

    @Test
    void observedValuesComeInPagesNewestFirst() {
        Someone mei = member().grants("device-diagnostics");
        for (int i = 1; i <= 3; i++) {
            mei.sends(item("device-diagnostics", "'device.model':'m" + i + "'")).hasStatusOk();
        }
        var page = mei.get("/api/account/me/data/device.model?limit=2");
        assertThat(page)
                .bodyJson()
                .extractingPath("$.observations.items[*].value")
                .asArray()
                .containsExactly("m3", "m2");
        assertThat(page)
                .bodyJson()
                .extractingPath("$.observations.next_cursor")
                .satisfies(cursor -> mei.gets("/api/account/me/data/device.model?limit=2&cursor=" + cursor)
                        .bodyJson()
                        .hasPathSatisfying(
                                "$.observations.items[*].value",
                                path -> path.assertThat().asArray().containsExactly("m1")));
    }

    @Test
    void whatIsPastItsEndIsServedNowhereEvenBeforeItIsDeleted() {
        Someone mei = memberWithDevice();
        age(mei);
        mei.gets("/api/account/me/data").bodyText().doesNotContain("device.model", "192.0.2.7");
        mei.gets("/api/account/me/data/device.model").hasStatus(404);
        mei.gets("/api/account/me/export").bodyText().doesNotContain("Pixel 9", "192.0.2.7");
        assertThat(stored("observations", "subject", mei.id)).isNotEmpty();
    }

    @Test
    void whatIsPastItsEndIsDeletedInTheEnd() {
        Someone mei = memberWithDevice();
        age(mei);
        forgetting.run();
        assertThat(stored("observations", "subject", mei.id)).isEmpty();
        assertThat(stored("accounts", "_id", mei.id).getFirst().getList("values", Document.class))
                .extracting(value -> value.getString("field"))
                .containsExactlyInAnyOrder("account.display_name", "account.language", "contact.email");
    }

    private void age(Someone someone) {
        var past = new Document(
                "$set", new Document("values.$[kept].keepUntil", Instant.now().minusMillis(1)));
        var options = new com.mongodb.client.model.UpdateOptions()
                .arrayFilters(java.util.List.of(new Document("kept.keepUntil", new Document("$exists", true))));
        database.getCollection("accounts").updateOne(new Document("_id", someone.id), past, options);
        database.getCollection("observations").updateMany(new Document("subject", someone.id), past, options);
    }

    @Test
    void destroyingTheKeysetErasesThePersonAndLetsNothingNewIn() {
        Someone mei = memberWithDevice();
        keysets.destroy(new SubjectId(mei.id));
        mei.gets("/api/account/me/data").hasStatus(404);
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 10'")).hasStatus(404);
        assertThat(keysets.find(new SubjectId(mei.id))).isEmpty();
        assertThat(keysets.isDestroyed(new SubjectId(mei.id))).isTrue();
    }
}
