package dev.accord.kit.identity;

import dev.accord.kit.memory.SharedMemory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** Where used proofs are remembered: by each process for itself, or by all together with the profile {@code redis}. */
@AutoConfiguration(beforeName = "dev.accord.kit.identity.IdentityAutoConfiguration")
@Import(UsedProofsAutoConfiguration.Together.class)
class UsedProofsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    UsedProofs usedProofs() {
        return UsedProofs.inThisProcess();
    }

    /** Apart, because a service that takes no proofs has no client for Redis, whatever its profile. */
    @Configuration(proxyBeanMethods = false)
    @Profile("redis")
    @ConditionalOnClass(name = "io.lettuce.core.RedisClient")
    static class Together {

        @Bean
        UsedProofs sharedProofs(SharedMemory memory) {
            return UsedProofs.among(memory);
        }
    }
}
