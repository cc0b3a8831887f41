package dev.accord.kit.identity;

import dev.accord.kit.problem.ProblemDocuments;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.DPoPAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Takes tokens that are bound to a key (RFC 9449, DPoP) and only with a fresh proof for this very method and address
 * (section 7.1), by {@link ProofChecks}.
 */
public final class SenderBinding {

    private final DPoPProofJwtDecoderFactory proofs;

    public SenderBinding(UsedProofs used, Clock clock) {
        this.proofs = ProofChecks.decoders(used, clock);
    }

    /** The filter for requests whose Authorization scheme is DPoP. */
    public AuthenticationFilter filter(JwtAuthenticationProvider tokens, ProblemDocuments documents) {
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
            if (!IdentityProblems.isOutage(refused)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP algs=\"" + ProofChecks.ALGORITHMS + "\"");
            }
            documents.write(response, IdentityProblems.of(request, refused));
        });
        return filter;
    }
}
