package dev.accord.sharing.partner;

import dev.accord.kit.identity.IdentityProblems;
import dev.accord.kit.problem.ProblemDocuments;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.DPoPAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Takes a partner's token only with a fresh proof for this very method and address (RFC 9449, sections 4.3 and 7.1),
 * whatever the gateway has checked before. A partner that pulls page after page shows far more proofs than the 1,000 a
 * key that Spring remembers unless told otherwise; when even this memory is full, proofs are refused, never forgotten.
 */
@Configuration(proxyBeanMethods = false)
class ProofOfPossession {

    private static final int MOST_REMEMBERED = 500_000;
    private static final int MOST_REMEMBERED_PER_KEY = 200_000;

    @Bean
    Customizer<HttpSecurity> partnersProveTheirTokens(
            JwtDecoder accessTokens, JwtAuthenticationConverter callers, ProblemDocuments documents) {
        var tokens = new JwtAuthenticationProvider(accessTokens);
        tokens.setJwtAuthenticationConverter(callers);
        var provider = new DPoPAuthenticationProvider(new ProviderManager(tokens));
        provider.setDPoPProofVerifierFactory(proofs());
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
        return http -> http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private static DPoPProofJwtDecoderFactory proofs() {
        var remembered = new DPoPProofReplayValidator.InMemoryCache();
        remembered.setMaxSize(MOST_REMEMBERED);
        remembered.setMaxRequestsPerKey(MOST_REMEMBERED_PER_KEY);
        List<OAuth2TokenValidator<Jwt>> once = List.of(new DPoPProofReplayValidator(remembered));
        var proofs = new DPoPProofJwtDecoderFactory();
        proofs.setJwtValidatorFactory(DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(once));
        return proofs;
    }
}
