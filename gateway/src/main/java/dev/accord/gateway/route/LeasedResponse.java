package dev.accord.gateway.route;

import dev.accord.gateway.lease.LeasedAnswer;
import dev.accord.gateway.lease.PartnerAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** An answer that goes out under its lease or not at all. */
final class LeasedResponse extends ServiceResponse {

    private final LeasedAnswer answer;
    private final PartnerAnswers partners;

    LeasedResponse(LeasedAnswer answer, PartnerAnswers partners) {
        super(answer.status(), answer.headers());
        this.answer = answer;
        this.partners = partners;
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        partners.send(answer, request, response);
        return null;
    }
}
