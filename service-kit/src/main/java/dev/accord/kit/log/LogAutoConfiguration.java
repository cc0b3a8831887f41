package dev.accord.kit.log;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class LogAutoConfiguration {

    @Bean
    UncaughtFaults uncaughtFaults() {
        return new UncaughtFaults();
    }
}
