package dev.accord.gateway;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.accord.kit.testing.contract.ServiceCall;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** What services need of the gateway itself ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("gateway")
@PactFolder("contracts")
class ContractsTest extends GatewayTest {

    @BeforeEach
    void target(PactVerificationContext verification) {
        verification.setTarget(new HttpTestTarget("127.0.0.1", port));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void answersAsAgreed(PactVerificationContext verification, HttpRequest request) {
        request.setHeader(
                "Authorization",
                "Bearer " + service(ServiceCall.of(verification).consumer()));
        verification.verifyInteraction();
    }

    @State("nothing was told about the client before")
    void nothingTold() {}
}
