package dev.accord.gateway.revocation;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refused;
import dev.accord.kit.memory.MemoryUnreachable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where sharing-service says, before it tells anyone, that a partner's client is stopped or let in again. */
@RestController
class StandingController {

    private static final int LONGEST_ID = 200;

    private final Revocations revocations;

    StandingController(Revocations revocations) {
        this.revocations = revocations;
    }

    /** @param seq counts the changes of that client */
    record StandingRequest(@Nullable String client, long seq, boolean stopped) {}

    @PutMapping("/internal/standings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@AuthenticationPrincipal Jwt caller, @RequestBody StandingRequest request) {
        if (!"sharing-service".equals(caller.getClaimAsString("azp"))) {
            throw new Refused(Refusal.forbidden("Only sharing-service may call this."));
        }
        String client = request.client();
        if (client == null || client.isBlank() || client.length() > LONGEST_ID || request.seq() < 1) {
            throw new Refused(Refusal.invalidRequest("client is an id of 1 to 200 letters, seq a number from 1."));
        }
        try {
            revocations.end(new Ended.Client(client, request.seq(), request.stopped()));
        } catch (MemoryUnreachable unreachable) {
            throw new Refused(Refusal.dependencyUnavailable("It is not certain that every gateway knows."));
        }
    }
}
