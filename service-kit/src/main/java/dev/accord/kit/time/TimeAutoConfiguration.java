package dev.accord.kit.time;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class TimeAutoConfiguration {

    /** Cut to milliseconds, because that is what BSON keeps: what is hashed or signed must equal what is read back. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Bean
    @ConditionalOnMissingBean
    IdSource idSource() {
        return UUID::randomUUID;
    }

    @Bean
    @ConditionalOnMissingBean
    MonotonicClock monotonicClock() {
        return MonotonicClock.system();
    }
}
