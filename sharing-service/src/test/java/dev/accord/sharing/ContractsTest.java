package dev.accord.sharing;

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

/** What other services need of sharing-service ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("sharing-service")
@PactFolder("contracts")
class ContractsTest extends SharingPlatform {

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

    @State("a partner receives the device model of mei for usage-research")
    void partnerReceives() {
        anActiveAgreement(aPartner());
        grants("mei", 1);
    }

    @State("nobody receives anything about stranger")
    void nobodyReceives() {}

    @State("a partner is suspended")
    void aPartnerIsSuspended() {
        suspend(aPartner());
    }

    @State("no partner is suspended")
    void nobodyIsSuspended() {
        store.getCollection("partners").deleteMany(new org.bson.Document("state.type", "suspended"));
    }

    @State("nothing was told about them before")
    void nothingTold() {}
}
