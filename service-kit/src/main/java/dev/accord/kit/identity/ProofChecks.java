package dev.accord.kit.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What makes a proof of possession good (RFC 9449, section 4.3), at the gateway and at whoever checks it again: PS256 or
 * ES256, made for this method, address and token, with the token's key, at most 30 s old or 10 s ahead, shown once.
 */
public final class ProofChecks {

    /** For the challenge that asks for a proof. */
    public static final String ALGORITHMS = "PS256 ES256";

    private static final Set<Object> ACCEPTED = Set.of("PS256", "ES256");
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final Duration AHEAD = Duration.ofSeconds(10);

    private ProofChecks() {}

    /**
     * Decoders of proofs, each for the one request it is made for. One that cannot find out whether a proof was shown
     * before throws {@link org.springframework.security.authentication.AuthenticationServiceException}.
     */
    public static DPoPProofJwtDecoderFactory decoders(UsedProofs used, Clock clock) {
        var once = new DPoPProofReplayValidator(used.cache());
        once.setClock(clock);
        once.setClockSkew(LIFETIME);
        var decoders = new DPoPProofJwtDecoderFactory();
        decoders.setJwtValidatorFactory(DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(
                List.of(once, ProofChecks::algorithm, proof -> notAhead(proof, clock))));
        return decoders;
    }

    private static OAuth2TokenValidatorResult algorithm(Jwt proof) {
        return ACCEPTED.contains(Objects.requireNonNullElse(proof.getHeaders().get("alg"), ""))
                ? OAuth2TokenValidatorResult.success()
                : refused("The proof is signed with another algorithm.");
    }

    private static OAuth2TokenValidatorResult notAhead(Jwt proof, Clock clock) {
        Instant issuedAt = proof.getIssuedAt();
        return issuedAt != null && issuedAt.isBefore(clock.instant().plus(AHEAD))
                ? OAuth2TokenValidatorResult.success()
                : refused("The proof is not of now.");
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_dpop_proof", why, null));
    }
}
