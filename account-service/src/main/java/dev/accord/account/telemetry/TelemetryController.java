package dev.accord.account.telemetry;

import dev.accord.account.value.Person;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where the person's own app sends what it saw. */
@RestController
@Tag(name = "Telemetry", description = "What an app saw, in batches.")
class TelemetryController {
    private final TakingInTelemetry takingIn;

    TelemetryController(TakingInTelemetry takingIn) {
        this.takingIn = takingIn;
    }

    @Operation(summary = "Send at most 1000 items; each has an outcome of its own, and nothing is dropped in silence")
    @OnlyFor("user")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.BATCH_TOO_LARGE})
    @PostMapping("/api/account/me/telemetry")
    ResponseEntity<OutcomesView> takeIn(
            @Parameter(hidden = true) Caller caller,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody TelemetryRequest request) {
        var outcomes = takingIn.takeIn(Person.of(caller), caller.client(), key, request);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new OutcomesView(outcomes));
    }

    record OutcomesView(List<ItemOutcome> outcomes) {}
}
