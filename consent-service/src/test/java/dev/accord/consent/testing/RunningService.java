package dev.accord.consent.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.accord.consent.ConsentServiceApplication;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real store, with sharing-service played by WireMock. */
@SpringBootTest(classes = ConsentServiceApplication.class, properties = "accord.outbox.first-retry=50ms")
@AutoConfigureMockMvc
public abstract class RunningService {

    public static final WireMockServer SHARING =
            new WireMockServer(WireMockConfiguration.options().port(freePort()));

    @Autowired
    protected MockMvcTester http;

    @Autowired
    protected JsonMapper json;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SHARING.start();
        TestTokens.register(registry);
        MongoForTests.register(registry);
        registry.add("accord.receipt.signing-key", RunningService::signingKey);
        registry.add("accord.services.sharing", SHARING::baseUrl);
    }

    /** Somebody nobody has met yet. */
    protected Person somebody() {
        return new Person(new Requests(http, json), "person-" + UUID.randomUUID());
    }

    protected Requests requests() {
        return new Requests(http, json);
    }

    /** A port of its own, so that sharing-service can go down and come back where it was. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
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
