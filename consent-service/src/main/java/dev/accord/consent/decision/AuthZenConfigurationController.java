package dev.accord.consent.decision;

import dev.accord.kit.identity.OpenToAll;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells where decisions are asked for (AuthZEN 1.0, section 9). */
@RestController
@Tag(name = "Decisions")
class AuthZenConfigurationController {

    private final String address;

    AuthZenConfigurationController(@Value("${accord.decision.addresses}") List<String> addresses) {
        this.address = addresses.getFirst();
    }

    @OpenToAll
    @GetMapping("/.well-known/authzen-configuration")
    @Operation(summary = "AuthZEN metadata")
    ConfigurationView configuration() {
        return new ConfigurationView(address, address + "/access/v1/evaluation", address + "/access/v1/evaluations");
    }

    record ConfigurationView(
            String policyDecisionPoint, String accessEvaluationEndpoint, String accessEvaluationsEndpoint) {}
}
