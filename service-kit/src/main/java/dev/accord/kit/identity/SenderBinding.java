package dev.accord.kit.identity;

import dev.accord.kit.problem.ProblemDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.DPoPAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Takes tokens that are bound to a key (RFC 9449, DPoP) and only with a fresh proof for this very method and address
 * (sections 4.3 and 7.1). A caller that asks often shows far more proofs than the 1,000 a key that Spring remembers
 * unless told otherwise; when even this memory is full, proofs are refused, never forgotten.
 */
public final class SenderBinding {

    private static final Duration PROOF_LIFETIME = Duration.ofSeconds(60);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    private static final int MOST_PROOFS_REMEMBERED = 500_000;
    private static final int MOST_PROOFS_REMEMBERED_PER_KEY = 200_000;

    private final Clock clock;
    private final DPoPProofReplayValidator unused;

    public SenderBinding(Clock clock) {
        this.clock = clock;
        var used = new DPoPProofReplayValidator.InMemoryCache();
        used.setMaxSize(MOST_PROOFS_REMEMBERED);
        used.setMaxRequestsPerKey(MOST_PROOFS_REMEMBERED_PER_KEY);
        this.unused = new DPoPProofReplayValidator(used);
    }

    /** The filter for requests whose Authorization scheme is DPoP. */
    public AuthenticationFilter filter(JwtAuthenticationProvider tokens, ProblemDocuments documents) {
        var proofs = new DPoPProofJwtDecoderFactory();
        proofs.setJwtValidatorFactory(
                DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(List.of(this::fresh, unused)));
        var provider = new DPoPAuthenticationProvider(new ProviderManager(tokens));
        provider.setDPoPProofVerifierFactory(proofs);
        var filter = new AuthenticationFilter(new ProviderManager(provider), new DPoPAuthenticationConverter());
        filter.setRequestMatcher(request -> {
            var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            return authorization != null
                    && authorization.toLowerCase(Locale.ROOT).startsWith("dpop ");
        });
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler((request, response, refused) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP algs=\"PS256 ES256\"");
            documents.write(response, IdentityProblems.of(request, refused));
        });
        return filter;
    }

    private OAuth2TokenValidatorResult fresh(Jwt proof) {
        Instant issuedAt = proof.getIssuedAt();
        Instant now = clock.instant();
        return issuedAt != null
                        && issuedAt.isBefore(now.plus(CLOCK_SKEW))
                        && issuedAt.isAfter(now.minus(PROOF_LIFETIME))
                ? OAuth2TokenValidatorResult.success()
                : refused("The proof is not fresh.");
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_dpop_proof", why, null));
    }
}
