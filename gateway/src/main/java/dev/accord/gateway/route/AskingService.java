package dev.accord.gateway.route;

import dev.accord.gateway.lease.LeasedAnswer;
import dev.accord.gateway.lease.PartnerAnswers;
import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refused;
import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.time.MonotonicClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes a request on to its service and judges what comes back. */
@Component
class AskingService implements ProxyExchange {

    private static final Logger log = LoggerFactory.getLogger(AskingService.class);

    private final Asking asking;
    private final CircuitBreakerRegistry breakers;
    private final LeaseTerms terms;
    private final MonotonicClock time;
    private final PartnerAnswers partners;

    AskingService(
            Asking asking,
            CircuitBreakerRegistry breakers,
            LeaseTerms terms,
            MonotonicClock time,
            PartnerAnswers partners) {
        this.asking = asking;
        this.breakers = breakers;
        this.terms = terms;
        this.time = time;
        this.partners = partners;
    }

    @Override
    public ServerResponse exchange(Request request) {
        Question question = Question.of(request.getServerRequest());
        CircuitBreaker breaker = breakers.circuitBreaker(question.service().key());
        if (!breaker.tryAcquirePermission()) {
            throw unavailable(question, "is not answering");
        }
        // The lease counts from here: before the question leaves, not when the answer comes.
        long askedAt = time.nanos();
        try {
            Answer answer = asking.ask(request, question);
            long took = time.nanos() - askedAt;
            if (answer.isServiceFault()) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IOException("status " + answer.status()));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            return judge(answer, question, askedAt);
        } catch (IOException fault) {
            breaker.onError(time.nanos() - askedAt, TimeUnit.NANOSECONDS, fault);
            log.warn(
                    "{} gave no answer: {}",
                    question.service().key(),
                    fault.getClass().getSimpleName());
            throw unavailable(question, "gave no answer in time");
        } catch (RuntimeException ours) {
            breaker.releasePermission();
            throw ours;
        }
    }

    private ServerResponse judge(Answer answer, Question question, long askedAt) {
        return switch (answer) {
            case Answer.Whole whole
            when whole.isRefusedFor(question) ->
                throw unavailable(question, "gave an answer that may not be passed on");
            case Answer.Whole whole ->
                switch (whole.lease(terms.length())) {
                    case LeaseHeader.None none -> new WholeResponse(whole);
                    case LeaseHeader.Unreadable unreadable ->
                        throw unavailable(question, "gave an answer that may not be passed on");
                    case LeaseHeader.Of(var length) ->
                        new LeasedResponse(
                                new LeasedAnswer(
                                        whole.status(),
                                        whole.outward(),
                                        whole.body(),
                                        Lease.counted(askedAt, length, terms.margin())),
                                partners);
                };
            case Answer.Passing passing
            when question.leased() || passing.isLeased() -> {
                passing.close();
                throw unavailable(question, "gave an answer that may not be passed on");
            }
            case Answer.Passing passing -> new PassingResponse(passing);
        };
    }

    private static Refused unavailable(Question question, String what) {
        return new Refused(Refusal.dependencyUnavailable(
                "The %s service %s.".formatted(question.service().key(), what)));
    }
}
