package dev.accord.account;

import static dev.accord.account.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Field;
import dev.accord.account.catalogue.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Planted values are looked for where no personal value may ever stand (R2, invariant 6). */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends RunningAccountService {
    private static final String CANARY = "49015420323751";

    @Autowired
    Catalogue catalogue;

    @Autowired
    MongoClient mongo;

    @Test
    void noPlantedValueLiesInClearInTheStoreOrTheLogOrAnError(CapturedOutput log) throws Exception {
        Someone mei = somebody().acceptsTerms().grants("device-diagnostics", "nearby-help");
        mei.patchesBlindly("{'display_name':'" + CANARY + "','language':'en','phone':'+" + CANARY + "'}")
                .hasStatusOk();
        mei.sends(String.join(",", planted("device-diagnostics"), planted("nearby-help")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcomes[*].outcome")
                .asArray()
                .containsOnly("stored");
        mei.gets("/api/account/me/export").bodyText().contains(CANARY, mei.email);

        for (MvcTestResult refused : refusals(mei)) {
            assertThat(refused.getResponse().getStatus()).isBetween(400, 499);
            assertThat(refused.getResponse().getContentAsString()).doesNotContain(CANARY);
        }
        assertThat(log.getAll()).doesNotContain(CANARY, mei.email);
        assertThat(rawStore()).isNotEmpty().noneMatch(text -> text.contains(CANARY) || text.contains(mei.email));
    }

    private String planted(String purpose) {
        return item(
                purpose,
                String.join(
                        ",",
                        catalogue.fields().stream()
                                .filter(field -> field.purposes().stream()
                                                .anyMatch(key -> key.value().equals(purpose))
                                        && field.provenance().contains("mobile-app"))
                                .map(field -> "'" + field.key().value() + "':" + canary(field))
                                .toList()));
    }

    private static String canary(Field field) {
        return switch (field.key().value()) {
            case "device.mac" -> "'" + CANARY.substring(0, 12) + "'";
            case "device.ip", "log.ip" -> "'" + CANARY + "'";
            case "log.language" -> "'en-" + CANARY.substring(0, 8) + "'";
            case "location.country" -> "'DE'";
            default ->
                switch (field.shape()) {
                    case Shape.Text text -> "'" + CANARY + "'";
                    case Shape.Language language -> "'en'";
                    case Shape.Coordinates coordinates -> "{'lat':49.015420323751,'lon':4.9015420323751}";
                    case Shape.Settings settings -> "{'ssid':'" + CANARY + "'}";
                };
        };
    }

    /** Each with a planted value that is refused for another reason. */
    private List<MvcTestResult> refusals(Someone mei) {
        String key = UUID.randomUUID().toString();
        String long1 = CANARY.repeat(10);
        return List.of(
                mei.json(HttpMethod.PATCH, "/api/account/me", "{'display_name':'" + long1 + "'}")
                        .header("If-Match", mei.eTag("/api/account/me"))
                        .exchange(),
                mei.json(HttpMethod.PATCH, "/api/account/me", "{'language':'" + CANARY + "'}")
                        .header("If-Match", mei.eTag("/api/account/me"))
                        .exchange(),
                mei.json(HttpMethod.PATCH, "/api/account/me", "{'display_name':'" + CANARY)
                        .exchange(),
                mei.json(HttpMethod.PUT, "/api/account/me/data/device.model", "{'value':'" + long1 + "'}")
                        .header("If-Match", mei.eTag("/api/account/me/data/device.model"))
                        .exchange(),
                mei.json(HttpMethod.POST, "/api/account/me/telemetry", "{'items':[{'at':'" + CANARY + "'}]}")
                        .header("Idempotency-Key", key)
                        .exchange(),
                mei.json(HttpMethod.POST, "/api/account/me/telemetry", "{'items':'" + CANARY + "'}")
                        .header("Idempotency-Key", key)
                        .exchange());
    }

    /** Every document of both databases as text; binary data too, byte by byte. */
    private List<String> rawStore() {
        List<String> texts = new ArrayList<>();
        for (String name : List.of(database.getName(), KEYS_DATABASE)) {
            var store = mongo.getDatabase(name);
            for (String collection : store.listCollectionNames()) {
                store.getCollection(collection, RawBsonDocument.class).find().forEach(raw -> {
                    texts.add(new String(raw.getByteBuffer().array(), java.nio.charset.StandardCharsets.ISO_8859_1));
                    texts.add(raw.toJson());
                });
            }
        }
        return texts;
    }

    @Test
    void whatLiesInTheStoreIsSealedBytes() {
        Someone mei = member();
        BsonDocument account = database.getCollection("accounts", BsonDocument.class)
                .find(new org.bson.Document("_id", mei.id))
                .first();
        assertThat(account).isNotNull();
        account.getArray("values").forEach(value -> {
            BsonBinary bytes = value.asDocument().getBinary("sealed");
            assertThat(bytes.getData().length).isGreaterThan(28);
        });
    }
}
