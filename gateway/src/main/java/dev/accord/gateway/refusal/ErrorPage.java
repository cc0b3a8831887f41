package dev.accord.gateway.refusal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server sends what failed outside the dispatcher, a refused URL for example. */
@Controller
class ErrorPage implements ErrorController {

    private final Refusals refusals;

    ErrorPage(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(refusal(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)), request, response);
    }

    private static Refusal refusal(Object status) {
        return switch (status) {
            case Integer code when code == 400 -> Refusal.invalidRequest("The request is malformed.");
            case Integer code when code == 401 -> Refusal.notSignedIn("Sign in first.");
            case Integer code when code == 403 -> Refusal.forbidden("This is not allowed.");
            case Integer code when code == 405 -> Refusal.methodNotAllowed();
            case Integer code when code == 413 -> Refusal.bodyTooLarge("The body is too large.");
            case Integer code when code >= 500 -> Refusal.internal();
            case null, default -> Refusal.notFound();
        };
    }
}
