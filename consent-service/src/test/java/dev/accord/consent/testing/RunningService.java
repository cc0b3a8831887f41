package dev.accord.consent.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.accord.consent.ConsentServiceApplication;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole service on a real store, with sharing-service as it has agreed to be. */
@SpringBootTest(classes = ConsentServiceApplication.class, properties = "accord.outbox.first-retry=50ms")
@AutoConfigureMockMvc
public abstract class RunningService {

    public static final SharingStub SHARING = new SharingStub();

    @Autowired
    protected MockMvcTester http;

    @Autowired
    protected JsonMapper json;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
        MongoForTests.register(registry);
        registry.add("accord.receipt.signing-key", RunningService::signingKey);
        registry.add("accord.services.sharing", SHARING::address);
    }

    @AfterEach
    void sharingServiceWasAskedAndToldAsAgreed() {
        SHARING.requireAskedAsAgreed();
    }

    /** Somebody nobody has met yet. */
    protected Person somebody() {
        return new Person(new Requests(http, json), "person-" + UUID.randomUUID());
    }

    protected Requests requests() {
        return new Requests(http, json);
    }

    /** An officer publishes a policy version under an idempotency key. */
    protected Requests.Answer publish(ObjectNode document, String key) {
        return requests()
                .send(
                        HttpMethod.POST,
                        "/api/consent/policies",
                        TestTokens.officer(),
                        document.toString(),
                        "Idempotency-Key",
                        key);
    }

    private static Path signingKey() {
        try {
            var file = Files.createTempFile("consent-signing", ".jwk");
            file.toFile().deleteOnExit();
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyID("receipts-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            return Files.writeString(file, key.toJSONString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
