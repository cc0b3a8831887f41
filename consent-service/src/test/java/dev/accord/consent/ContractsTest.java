package dev.accord.consent;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.accord.consent.testing.Person;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.contract.ProviderContracts;
import java.io.IOException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.node.ObjectNode;

/** What other services need of consent-service ({@code contracts/}), asked of it as it runs (ADR 0029). */
@Provider("consent-service")
@PactFolder("contracts")
@SpringBootTest(classes = ConsentServiceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ContractsTest extends RunningService implements ProviderContracts {

    @LocalServerPort
    int port;

    @Override
    public int port() {
        return port;
    }

    @State("the first policy is in force")
    void firstPolicy() {}

    @State("mei allows usage-research")
    void allows() {
        person("mei").accepting("1").grants("usage-research");
    }

    @State("jonas allows usage-research until a day to come")
    void allowsUntil() {
        person("jonas").accepting("1").chooses("usage-research", """
                {"choice":"granted","until":"2099-01-01T00:00:00Z"}""");
    }

    @State("noor allows device-diagnostics")
    void allowsDiagnostics() {
        person("noor").accepting("1").grants("device-diagnostics");
    }

    @State("li accepted the terms")
    void acceptedTerms() {
        person("li").accepting("1");
    }

    @State("nobody is known as stranger")
    void nobody() {}

    @State("ana withdrew usage-research")
    void withdrew() {
        var ana = person("ana").accepting("1");
        ana.grants("usage-research");
        ana.withdraws("usage-research");
    }

    @State("version 1.next follows version 1")
    void followingVersion() throws IOException {
        var document =
                (ObjectNode) json.readTree(new ClassPathResource("policies/policy-v1.json").getContentAsByteArray());
        document.put("version", "1.next").put("effective_from", "2099-01-01T00:00:00Z");
        ((ObjectNode) document.at("/contacts/0")).put("email", "office@halden.example");
        publish(document, "version-1.next");
    }

    private Person person(String id) {
        return new Person(requests(), id);
    }
}
