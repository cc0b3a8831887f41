package dev.accord.kit.instance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.kit.time.MonotonicClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

class LeavingTest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void saysThatItIsNotReadyAndAnswersUntilItsNoticeIsOver() throws Exception {
        var service = started();
        try {
            int port = requireNonNull(service.getEnvironment().getProperty("local.server.port", Integer.class));
            assertThat(get(port, "/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(get(port, "/box").headers().firstValue("Connection")).isEmpty();
            var hand = service.getBean(Hand.class);

            var ending = Thread.ofVirtual().start(service::close);
            hand.awaitUsed();
            await().until(() -> get(port, "/actuator/health/readiness").statusCode() == 503);
            var answer = get(port, "/box");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            var written = get(port, "/box/written");
            assertThat(written.headers().firstValue("Connection")).hasValue("close");
            assertThat(written.headers().firstValue("Transfer-Encoding"))
                    .as("what tells where it ends")
                    .hasValue("chunked");
            assertThat(ending.isAlive()).isTrue();

            hand.raise();
            assertThat(ending.join(Duration.ofSeconds(20))).isTrue();
        } finally {
            service.close();
        }
    }

    private static ConfigurableApplicationContext started() {
        return new SpringApplicationBuilder(Box.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "server.shutdown",
                        "graceful",
                        "management.endpoint.health.probes.enabled",
                        "true",
                        "accord.leaving.notice",
                        "1h",
                        "accord.identity.service",
                        "box-service",
                        "spring.lifecycle.timeout-per-shutdown-phase",
                        "1m"))
                .run();
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A clock on which an hour is over when this test says so. */
    static class Hand implements MonotonicClock {
        private final CountDownLatch used = new CountDownLatch(1);
        private final CountDownLatch raised = new CountDownLatch(1);

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void await(Duration duration) throws InterruptedException {
            assertThat(duration).isEqualTo(Duration.ofHours(1));
            used.countDown();
            assertThat(raised.await(1, TimeUnit.MINUTES)).isTrue();
        }

        void awaitUsed() throws InterruptedException {
            assertThat(used.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void raise() {
            raised.countDown();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "dev.accord.kit.identity.IdentityAutoConfiguration"
            })
    @RestController
    static class Box {
        @Bean
        Hand hand() {
            return new Hand();
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @GetMapping("/box")
        String box() {
            return "here";
        }

        @GetMapping("/box/written")
        StreamingResponseBody written() {
            return out -> {
                out.write('h');
                out.flush();
            };
        }
    }
}
