package dev.accord.consent.policy;

import dev.accord.kit.store.Transactions;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An empty store gets the first version of the policy, so that there is one to accept before first use (U1). */
@Component
class BundledPolicy implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BundledPolicy.class);

    private final Resource document;
    private final Policies policies;
    private final Publishing publishing;
    private final Transactions transactions;
    private final JsonMapper json;

    BundledPolicy(
            @Value("${accord.policy.first:classpath:policies/policy-v1.json}") Resource document,
            Policies policies,
            Publishing publishing,
            Transactions transactions,
            JsonMapper json) {
        this.document = document;
        this.policies = policies;
        this.publishing = publishing;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!policies.versionsNow().all().isEmpty()) {
            return;
        }
        try (var bytes = document.getInputStream()) {
            var first = DocumentReader.read(json.readTree(bytes));
            transactions.inOne(session -> {
                // Another instance that started at the same moment may have been first.
                if (policies.versions(session).all().isEmpty()) {
                    publishing.publish(session, first);
                }
                return first;
            });
        }
        policies.versionsNow();
        log.info("Loaded the first policy version");
    }
}
