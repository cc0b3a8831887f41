package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.revocation.Revocations;
import dev.accord.gateway.revocation.StoppedClients;
import dev.accord.kit.identity.IdentitySettings;
import dev.accord.kit.identity.Roles;
import dev.accord.kit.memory.MemoryUnreachable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Decides on a presented token and, when the token is bound to a key, on the proof that must come with it. */
@Component
class TokenCheck {

    private static final Roles roles = new Roles();
    private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);

    private final JwtDecoder tokens;
    private final DPoPProofJwtDecoderFactory proofs;
    private final Revocations revocations;
    private final StoppedClients stopped;
    private final PublicAddress address;

    TokenCheck(
            JwtDecoder tokens,
            DPoPProofJwtDecoderFactory proofs,
            Revocations revocations,
            StoppedClients stopped,
            PublicAddress address) {
        this.tokens = tokens;
        this.proofs = proofs;
        this.revocations = revocations;
        this.stopped = stopped;
        this.address = address;
    }

    /** What came of a check. */
    sealed interface Verdict {

        record Admitted(Authentication caller) implements Verdict {}

        record Denied(Refusal refusal) implements Verdict {}
    }

    Verdict check(HttpServletRequest request) {
        try {
            return switch (PresentedToken.in(request)) {
                case PresentedToken.Unreadable unreadable ->
                    denied(Refusal.notSignedIn("Authorization takes one Bearer or DPoP token."));
                case PresentedToken.WithoutProof without ->
                    denied(Refusal.proofMissing("The DPoP scheme takes exactly one proof in the DPoP header."));
                case PresentedToken.Bearer bearer -> {
                    var token = tokens.decode(bearer.token());
                    yield fault(token, request).map(Verdict.class::cast).orElseGet(() -> plain(token));
                }
                case PresentedToken.WithProof with -> {
                    var token = tokens.decode(with.token());
                    yield fault(token, request)
                            .map(Verdict.class::cast)
                            .orElseGet(() -> proven(token, with.proof(), request));
                }
            };
        } catch (BadJwtException refused) {
            return denied(Refusal.notSignedIn("The token is not one of ours, not for this address, or expired."));
        } catch (JwtException noKeys) {
            log.warn(
                    "The identity provider's keys cannot be read: {}",
                    noKeys.getClass().getSimpleName());
            return denied(Refusal.dependencyUnavailable("Tokens cannot be checked at the moment."));
        } catch (MemoryUnreachable unreachable) {
            return denied(Refusal.dependencyUnavailable("Whether this token was ended cannot be found out now."));
        }
    }

    /** Why a token of ours is refused before any proof is looked at. */
    private Optional<Verdict.Denied> fault(Jwt token, HttpServletRequest request) {
        if (!isInternal(request) && !audience(token).contains(IdentitySettings.API)) {
            return Optional.of(new Verdict.Denied(Refusal.notSignedIn("The token is not for this address.")));
        }
        if (PartnerTokens.isPartner(token) && !stopped.areKnown()) {
            return Optional.of(new Verdict.Denied(
                    Refusal.dependencyUnavailable("Which partners may call cannot be found out now.")));
        }
        return switch (revocations.of(token)) {
            case GOOD -> Optional.empty();
            case ENDED -> Optional.of(new Verdict.Denied(Refusal.notSignedIn("The session of this token has ended.")));
            case STOPPED -> Optional.of(new Verdict.Denied(Refusal.partnerNotActive()));
        };
    }

    private static List<String> audience(Jwt token) {
        return Objects.requireNonNullElse(token.getAudience(), List.of());
    }

    private static boolean isInternal(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/internal/");
    }

    private static Verdict plain(Jwt token) {
        if (PartnerTokens.boundTo(token) != null || PartnerTokens.isPartner(token)) {
            return denied(
                    Refusal.proofMissing("This token is bound to a key: send it with the DPoP scheme and a proof."));
        }
        return admitted(token);
    }

    private Verdict proven(Jwt token, String proof, HttpServletRequest request) {
        if (PartnerTokens.boundTo(token) == null) {
            return denied(Refusal.proofRefused("This token is not bound to a key."));
        }
        try {
            var context = DPoPProofContext.withDPoPProof(proof)
                    .accessToken(new Claims(token))
                    .method(request.getMethod())
                    .targetUri(address.of(request.getRequestURI()))
                    .build();
            proofs.createDecoder(context).decode(proof);
            return admitted(token);
        } catch (AuthenticationServiceException unknown) {
            return denied(Refusal.dependencyUnavailable("Whether this proof was used cannot be found out now."));
        } catch (JwtException | IllegalArgumentException refused) {
            return denied(Refusal.proofRefused(
                    "The proof is malformed, stale, of another request or key, or was used before."));
        }
    }

    private static Verdict admitted(Jwt token) {
        return new Verdict.Admitted(new JwtAuthenticationToken(token, roles.convert(token)));
    }

    private static Verdict denied(Refusal refusal) {
        return new Verdict.Denied(refusal);
    }

    /** Spring's proof check wants the token and its claims as one object; a {@link Jwt} is both already. */
    private record Claims(Jwt token) implements OAuth2Token, org.springframework.security.oauth2.core.ClaimAccessor {

        @Override
        public String getTokenValue() {
            return token.getTokenValue();
        }

        @Override
        public java.util.Map<String, Object> getClaims() {
            return token.getClaims();
        }
    }
}
