package dev.accord.account;

import static dev.accord.account.Items.item;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.accord.kit.testing.contract.ProviderContracts;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What other services need of account-service ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("account-service")
@PactFolder("contracts")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"accord.outbox.relay=false", "accord.account.forgetting-pace=1h"})
class ContractsTest extends RunningAccountService implements ProviderContracts {

    @LocalServerPort
    int port;

    @Override
    public int port() {
        return port;
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
