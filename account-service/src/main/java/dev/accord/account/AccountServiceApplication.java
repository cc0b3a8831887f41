package dev.accord.account;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** Holds the personal data of a cell's people, each value by catalogue, by basis and sealed. */
@SpringBootApplication
@EnableFeignClients
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Accord account-service",
                        version = "0.1",
                        description =
                                "A person's account and everything that is held about them: what, where from, for what, on which"
                                        + " basis and until when. Errors are problem documents (RFC 9457) with a stable type."))
public class AccountServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AccountServiceApplication.class, arguments);
    }
}
