package dev.accord.kit.outward;

import dev.accord.kit.instance.Neighbours;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import feign.Target;
import feign.codec.Decoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import tools.jackson.databind.JsonNode;

/**
 * Asks every service that this one calls for its readiness, before this process says that it is ready itself. The first
 * call of a process loads what calls are made of and fetches a token, which can take longer than a call may; so somebody's
 * first request would be refused, after every start. What is answered, and whether, does not matter.
 */
class FirstCalls implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** It is asked under its public name and takes tokens of few; its address is among the others all the same. */
    private static final String THE_GATEWAY = "gateway-service";

    private static final Logger log = LoggerFactory.getLogger(FirstCalls.class);

    private final Neighbours neighbours;
    private final Feign calls;

    FirstCalls(Neighbours neighbours, Client client, Request.Options options, Decoder decoder, ServiceTokens tokens) {
        this.neighbours = neighbours;
        this.calls = Feign.builder()
                .client(client)
                .options(options)
                .retryer(Retryer.NEVER_RETRY)
                .requestInterceptor(tokens)
                .decoder(decoder)
                .build();
    }

    interface Readiness {

        @RequestLine("GET /actuator/health/readiness")
        JsonNode ask();
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        List<Callable<Object>> questions = neighbours.names().stream()
                .filter(service -> !service.equals(THE_GATEWAY))
                .map(service -> Executors.callable(() -> ask(service)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ask(String service) {
        var target = new Target.HardCodedTarget<>(
                Readiness.class, service, Neighbours.address(service).toString());
        switch (Outward.ask(() -> calls.newInstance(target).ask())) {
            case Answer.Given<JsonNode> given -> log.debug("{} is ready", service);
            case Answer.Refused<JsonNode> refused -> log.debug("{} does not tell", service);
            case Answer.Unavailable<JsonNode> unavailable ->
                log.info("{} is not ready yet: {}", service, unavailable.why());
        }
    }
}
