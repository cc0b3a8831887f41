package dev.accord.gateway.route;

import dev.accord.kit.instance.Instance;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.instance.NothingSent;
import dev.accord.kit.time.MonotonicClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.Request;
import org.springframework.stereotype.Component;

/**
 * Offers a request to the instances of its service, one after the other, until one has taken it. Only a request of which
 * nothing was sent goes on to the next: a proof is used up by the first who sees it, and so is an effect's identity.
 */
@Component
class Offering {

    private static final Logger log = LoggerFactory.getLogger(Offering.class);

    private final Asking asking;
    private final Neighbours neighbours;
    private final CircuitBreakerRegistry breakers;
    private final MonotonicClock time;

    Offering(Asking asking, Neighbours neighbours, CircuitBreakerRegistry breakers, MonotonicClock time) {
        this.asking = asking;
        this.neighbours = neighbours;
        this.breakers = breakers;
        this.time = time;
    }

    /** @param askedAt when the question that was answered left, or earlier; leases count from there */
    record Answered(Answer answer, long askedAt) {}

    /** @throws dev.accord.gateway.refusal.Refused when no instance answers */
    Answered offer(Request request, Question question) {
        byte[] body = body(request);
        String outcome = "is not answering";
        for (Instance instance : instances(question)) {
            CircuitBreaker breaker = breakers.circuitBreaker(instance.name());
            if (!breaker.tryAcquirePermission()) {
                continue;
            }
            // The lease counts from here: before the question leaves, not when the answer comes. For each instance
            // anew:
            // what was asked of one that took nothing in was never asked.
            long askedAt = time.nanos();
            instance.begun();
            try {
                Answer answer = asking.ask(request, body, instance.address(), question);
                note(answer, instance, breaker, time.nanos() - askedAt);
                return new Answered(answer, askedAt);
            } catch (IOException fault) {
                breaker.onError(time.nanos() - askedAt, TimeUnit.NANOSECONDS, fault);
                log.warn(
                        "{} gave no answer: {}",
                        instance.name(),
                        fault.getClass().getSimpleName());
                outcome = "gave no answer in time";
                if (!NothingSent.in(fault)) {
                    instance.failed();
                    break;
                }
                instance.refused();
            } catch (RuntimeException ours) {
                breaker.releasePermission();
                instance.givenUp();
                throw ours;
            }
        }
        throw question.unavailable(outcome);
    }

    private static void note(Answer answer, Instance instance, CircuitBreaker breaker, long took) {
        if (answer.isServiceFault()) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IOException("status " + answer.status()));
            instance.failed();
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            instance.answered();
        }
    }

    private List<Instance> instances(Question question) {
        return neighbours
                .named(question.service().key() + "-service")
                .orElseThrow(() -> new IllegalStateException(
                        "No address of the " + question.service().key() + " service"))
                .inTurn();
    }

    private static byte[] body(Request request) {
        try {
            return request.getServerRequest().servletRequest().getInputStream().readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
