package dev.accord.consent.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells where decisions are asked for (AuthZEN 1.0, section 9). */
@RestController
@SecurityRequirements
@Tag(name = "Decisions")
class AuthZenConfigurationController {

    private final String address;

    AuthZenConfigurationController(@Value("${accord.decision.address}") String address) {
        this.address = address;
    }

    @GetMapping("/.well-known/authzen-configuration")
    @Operation(summary = "AuthZEN metadata")
    ConfigurationView configuration() {
        return new ConfigurationView(address, address + "/access/v1/evaluation", address + "/access/v1/evaluations");
    }

    record ConfigurationView(
            String policyDecisionPoint, String accessEvaluationEndpoint, String accessEvaluationsEndpoint) {}
}
