package dev.accord.account;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.mongodb.client.MongoDatabase;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The whole service on a real store, with consent-service played by {@link ConsentStub}. One application serves all
 * tests; each test brings its own people.
 */
@SpringBootTest(
        properties = {
            "accord.outbox.relay=false",
            "accord.outward.time-out=1s",
            "accord.account.forgetting-pace=1h",
        })
@AutoConfigureMockMvc
public abstract class RunningAccountService {
    protected static final ConsentStub CONSENT = new ConsentStub();
    protected static final String KEYS_DATABASE = MongoForTests.freshDatabase();

    @Autowired
    protected MockMvcTester http;

    @Autowired
    protected MongoDatabase database;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
        MongoForTests.register(registry);
        registry.add("accord.services.consent", CONSENT::address);
        registry.add("accord.account.keys-database", () -> KEYS_DATABASE);
        registry.add("accord.account.kek", RunningAccountService::freshKek);
    }

    @AfterEach
    void consentWasAskedAsAgreed() {
        CONSENT.requireAskedAsAgreed();
    }

    private static String freshKek() {
        try {
            var kek = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
            Path file = Files.createTempFile("account-kek", ".json");
            file.toFile().deleteOnExit();
            Path written = Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            kek, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
            return written.toString();
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Somebody nobody has heard of yet. */
    protected Someone somebody() {
        return Someone.fresh(http, CONSENT);
    }

    /** Somebody who accepted the terms and opened their account. */
    protected Someone member() {
        Someone member = somebody().acceptsTerms();
        member.patches("{'display_name':'Mei','language':'zh'}").hasStatusOk();
        return member;
    }

    protected List<Document> stored(String collection, String subjectField, String subject) {
        return database.getCollection(collection)
                .find(new Document(subjectField, subject))
                .into(new ArrayList<>());
    }
}
