package dev.accord.gateway.trust;

import dev.accord.kit.identity.AccessTokens;
import dev.accord.kit.identity.ProofChecks;
import dev.accord.kit.identity.UsedProofs;
import dev.accord.kit.outward.OwnTokens;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What a token and a proof must be to count: the same as at every service, and here remembered once checked. */
@Configuration(proxyBeanMethods = false)
class TokenKeys {

    @Bean
    JwtDecoder checkedTokens(IdentityProvider provider, Clock clock) {
        return new CheckedTokens(
                AccessTokens.decoder(provider.asSettings(), clock), clock, provider.rememberedTokens());
    }

    /** For what we ask services ourselves. */
    @Bean
    OwnTokens ownTokens(IdentityProvider provider) {
        return new OwnTokens(provider.asSettings());
    }

    @Bean
    DPoPProofJwtDecoderFactory proofs(UsedProofs used, Clock clock) {
        return ProofChecks.decoders(used, clock);
    }
}
