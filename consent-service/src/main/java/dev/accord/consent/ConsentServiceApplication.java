package dev.accord.consent;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** Keeps the policy, everybody's consents and the decisions that follow from them. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Accord consent-service",
                        version = "0.1",
                        description =
                                "The privacy policy as structure, what people allow and take back, signed receipts, and decisions with"
                                        + " reasons. Errors are problem documents (RFC 9457) with a stable type."))
public class ConsentServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ConsentServiceApplication.class, arguments);
    }
}
