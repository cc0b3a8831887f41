package dev.accord.sharing;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.accord.kit.testing.contract.ProviderContracts;

/** What other services need of sharing-service ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("sharing-service")
@PactFolder("contracts")
class ContractsTest extends SharingPlatform implements ProviderContracts {

    @Override
    public int port() {
        return port;
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
