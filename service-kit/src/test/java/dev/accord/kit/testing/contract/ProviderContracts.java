package dev.accord.kit.testing.contract;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import dev.accord.kit.testing.TestTokens;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of all that others need of a provider: every scenario of its {@code contracts/}, asked of it as it runs. The
 * test says where it runs and brings the states about (ADR 0029).
 */
public interface ProviderContracts {

    /** Where it runs, on this machine. */
    int port();

    /** What the consumer would sign its call with. */
    default String token(String consumer, String provider) {
        return TestTokens.service(consumer, provider);
    }

    @BeforeEach
    default void target(PactVerificationContext verification) {
        verification.setTarget(new HttpTestTarget("127.0.0.1", port()));
    }

    /** The only thing changed on the way is the token: a real one in the place of the pact's example. */
    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    default void answersAsAgreed(PactVerificationContext verification, HttpRequest request) {
        request.setHeader(
                "Authorization",
                "Bearer "
                        + token(
                                verification.getConsumer().getName(),
                                verification.getProviderInfo().getName()));
        verification.verifyInteraction();
    }
}
