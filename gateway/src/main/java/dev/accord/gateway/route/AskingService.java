package dev.accord.gateway.route;

import dev.accord.gateway.lease.LeasedAnswer;
import dev.accord.gateway.lease.PartnerAnswers;
import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes a request on to its service and judges what comes back. */
@Component
class AskingService implements ProxyExchange {

    private final Offering offering;
    private final LeaseTerms terms;
    private final PartnerAnswers partners;

    AskingService(Offering offering, LeaseTerms terms, PartnerAnswers partners) {
        this.offering = offering;
        this.terms = terms;
        this.partners = partners;
    }

    @Override
    public ServerResponse exchange(Request request) {
        Question question = Question.of(request.getServerRequest());
        Offering.Answered answered = offering.offer(request, question);
        ServiceRoute.note(
                request.getServerRequest().servletRequest(), answered.answer().headers());
        return judge(answered.answer(), question, answered.askedAt());
    }

    private ServerResponse judge(Answer answer, Question question, long askedAt) {
        return switch (answer) {
            case Answer.Whole whole
            when whole.isRefusedFor(question) -> throw question.unavailable("gave an answer that may not be passed on");
            case Answer.Whole whole ->
                switch (whole.lease(terms.length())) {
                    case LeaseHeader.None none -> new WholeResponse(whole);
                    case LeaseHeader.Unreadable unreadable ->
                        throw question.unavailable("gave an answer that may not be passed on");
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
                throw question.unavailable("gave an answer that may not be passed on");
            }
            case Answer.Passing passing -> new PassingResponse(passing);
        };
    }
}
