package dev.accord.notification;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;

/** Starts notification-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
public class NotificationServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(NotificationServiceApplication.class, args);
    }

    /** Chance for spreading attempts over time; shared by all threads. */
    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
