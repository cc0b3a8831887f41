package dev.accord.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** Passes on what arrives as it arrives: large answers in pieces, events one by one. */
final class PassingResponse extends ServiceResponse {

    private final Answer.Passing answer;

    PassingResponse(Answer.Passing answer) {
        super(answer.status(), answer.outward());
        this.answer = answer;
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try {
            writeHead(response);
            var out = response.getOutputStream();
            out.write(answer.begun());
            byte[] piece = new byte[8192];
            for (int length = answer.rest().read(piece);
                    length >= 0;
                    length = answer.rest().read(piece)) {
                out.write(piece, 0, length);
                if (answer.isEvents()) {
                    out.flush();
                }
            }
        } finally {
            answer.close();
        }
        return null;
    }
}
