package dev.accord.gateway.trust;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What a token and a proof must be to count: PS256 from our realm, for this platform, in time, used once. */
@Configuration(proxyBeanMethods = false)
class TokenKeys {

    private static final int CONNECT_MS = 500;
    private static final int READ_MS = 1000;
    private static final int LARGEST_KEY_SET = 64 * 1024;
    private static final Set<Object> PROOF_ALGORITHMS = Set.of("PS256", "ES256");

    @Bean
    JwtDecoder checkedTokens(IdentityProvider provider, Clock clock) throws MalformedURLException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(Objects.requireNonNull(provider.jwksUri())).toURL(),
                        new DefaultResourceRetriever(CONNECT_MS, READ_MS, LARGEST_KEY_SET))
                .retrying(true)
                .outageTolerant(true)
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.PS256, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // The claims are judged below, by Spring's validators.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(claims(provider, clock));
        return new CheckedTokens(decoder, clock, provider.rememberedTokens());
    }

    static OAuth2TokenValidator<Jwt> claims(IdentityProvider provider, Clock clock) {
        var inTime = new JwtTimestampValidator(provider.skew());
        inTime.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                inTime,
                new JwtClaimValidator<>("exp", Objects::nonNull),
                new JwtClaimValidator<>("sub", Objects::nonNull),
                new JwtIssuerValidator(provider.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(provider.audience())));
    }

    @Bean
    DPoPProofJwtDecoderFactory proofs(IdentityProvider provider, Clock clock) {
        var used = new DPoPProofReplayValidator.InMemoryCache();
        used.setMaxSize(provider.rememberedProofs());
        used.setMaxRequestsPerKey(provider.rememberedProofsPerKey());
        var once = new DPoPProofReplayValidator(used);
        once.setClock(clock);
        OAuth2TokenValidator<Jwt> algorithm = proof -> PROOF_ALGORITHMS.contains(
                        Objects.requireNonNullElse(proof.getHeaders().get("alg"), ""))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_dpop_proof"));
        var factory = new DPoPProofJwtDecoderFactory();
        factory.setJwtValidatorFactory(
                DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(List.of(once, algorithm)));
        return factory;
    }
}
