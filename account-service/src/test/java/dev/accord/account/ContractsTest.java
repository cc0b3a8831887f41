package dev.accord.account;

import static dev.accord.account.Items.item;

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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What other services need of account-service ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("account-service")
@PactFolder("contracts")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"accord.outbox.relay=false", "accord.account.forgetting-pace=1h"})
class ContractsTest extends RunningAccountService {

    @LocalServerPort
    int port;

    @BeforeEach
    void target(PactVerificationContext verification) {
        verification.setTarget(new HttpTestTarget("127.0.0.1", port));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void answersAsAgreed(PactVerificationContext verification, HttpRequest request) {
        ServiceCall.of(verification).sign(request);
        verification.verifyInteraction();
    }

    @State("the catalogue is in force")
    void catalogue() {}

    @State("nobody is known as stranger")
    void nobody() {}

    @State("mei has a device model on record")
    void deviceModel() {
        member("mei")
                .grants("device-diagnostics")
                .sends(item("device-diagnostics", "'device.model':'Pixel 9'"))
                .hasStatusOk();
    }

    @State("mei and noor have accounts")
    void accounts() {
        member("mei");
        member("noor");
    }

    @State("ola has an account and no address")
    void noAddress() {
        opened(Someone.withoutAddress("ola", http, CONSENT));
    }

    private Someone member(String id) {
        return opened(Someone.called(id, http, CONSENT));
    }

    private static Someone opened(Someone member) {
        member.acceptsTerms().patches("{'display_name':'Mei','language':'zh'}").hasStatusOk();
        return member;
    }
}
