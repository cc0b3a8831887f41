package dev.accord.gateway;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.accord.kit.testing.contract.ProviderContracts;

/** What services need of the gateway itself ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("gateway")
@PactFolder("contracts")
class ContractsTest extends GatewayTest implements ProviderContracts {

    @Override
    public int port() {
        return port;
    }

    @Override
    public String token(String consumer, String provider) {
        return service(consumer);
    }

    @State("nothing was told about the client before")
    void nothingTold() {}
}
