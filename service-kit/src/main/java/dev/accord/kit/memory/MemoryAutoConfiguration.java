package dev.accord.kit.memory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Only with the profile {@code redis}; without it every instance remembers for itself. */
@AutoConfiguration
@Profile("redis")
@ConditionalOnClass(name = "io.lettuce.core.RedisClient")
@EnableConfigurationProperties(MemorySettings.class)
class MemoryAutoConfiguration {

    @Bean
    SharedMemory sharedMemory(@Value("${spring.application.name}") String service, MemorySettings settings) {
        return new SharedMemory(service, settings);
    }
}
