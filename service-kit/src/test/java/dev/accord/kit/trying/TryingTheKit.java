package dev.accord.kit.trying;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.kit.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the small service on a real store, with the shelf service played by WireMock. */
@SpringBootTest(
        classes = TryingService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "accord.identity.service=box-service",
            "accord.identity.client-secret=not-a-secret",
            "accord.identity.sender-bound=true",
            "accord.outbox.operator-role=operator",
            "accord.outbox.observer-role=observer",
            "accord.outbox.parked-path=/api/parked-events",
            "accord.outbox.attempts=1000",
            "springdoc.override-with-generic-response=false",
            "spring.cloud.openfeign.circuitbreaker.enabled=true",
            "spring.threads.virtual.enabled=true"
        })
abstract class TryingTheKit {

    static final WireMockServer SHELF =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SHELF.start();
        TestTokens.register(registry);
        MongoForTests.register(registry);
        registry.add("accord.services.shelf", SHELF::baseUrl);
    }
}
