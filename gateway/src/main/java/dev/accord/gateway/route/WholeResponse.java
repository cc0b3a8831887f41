package dev.accord.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** Passes on an answer that is all here. */
final class WholeResponse extends ServiceResponse {

    private final byte[] body;

    WholeResponse(Answer.Whole answer) {
        super(answer.status(), answer.outward());
        this.body = answer.body();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        writeHead(response);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
        return null;
    }
}
