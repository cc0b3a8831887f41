package dev.accord.account;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** Holds the personal data of a cell's people, each value by catalogue, by basis and sealed. */
@SpringBootApplication
@EnableFeignClients
public class AccountServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AccountServiceApplication.class, arguments);
    }
}
