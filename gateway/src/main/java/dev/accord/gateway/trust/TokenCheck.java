package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);

    private final JwtDecoder tokens;
    private final DPoPProofJwtDecoderFactory proofs;
    private final PublicAddress address;

    TokenCheck(JwtDecoder tokens, DPoPProofJwtDecoderFactory proofs, PublicAddress address) {
        this.tokens = tokens;
        this.proofs = proofs;
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
                case PresentedToken.Bearer bearer -> plain(tokens.decode(bearer.token()));
                case PresentedToken.WithProof with -> proven(tokens.decode(with.token()), with.proof(), request);
            };
        } catch (BadJwtException refused) {
            return denied(Refusal.notSignedIn("The token is not one of ours, not for this address, or expired."));
        } catch (JwtException noKeys) {
            log.warn(
                    "The identity provider's keys cannot be read: {}",
                    noKeys.getClass().getSimpleName());
            return denied(Refusal.dependencyUnavailable("Tokens cannot be checked at the moment."));
        }
    }

    private static Verdict plain(Jwt token) {
        if (TokenRoles.boundTo(token) != null || TokenRoles.isPartner(token)) {
            return denied(
                    Refusal.proofMissing("This token is bound to a key: send it with the DPoP scheme and a proof."));
        }
        return admitted(token);
    }

    private Verdict proven(Jwt token, String proof, HttpServletRequest request) {
        if (TokenRoles.boundTo(token) == null) {
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
        } catch (JwtException | IllegalArgumentException refused) {
            return denied(Refusal.proofRefused(
                    "The proof is malformed, stale, of another request or key, or was used before."));
        }
    }

    private static Verdict admitted(Jwt token) {
        return new Verdict.Admitted(new JwtAuthenticationToken(token, TokenRoles.authorities(token)));
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
