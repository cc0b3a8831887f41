package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A session whose tokens can no longer be renewed is over: the person was disabled, or signed out elsewhere. */
@ControllerAdvice
@Order(0)
class LapsedSession {

    private final Refusals refusals;

    LapsedSession(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    void lapsed(ClientAuthorizationException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // That the provider cannot be reached says nothing about the person; the session then lives on.
        if ("invalid_token_response".equals(fault.getError().getErrorCode())
                || OAuth2ErrorCodes.SERVER_ERROR.equals(fault.getError().getErrorCode())) {
            refusals.write(
                    Refusal.dependencyUnavailable("Your sign-in cannot be renewed at the moment."), request, response);
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        refusals.write(Refusal.notSignedIn("Your session has ended. Sign in again."), request, response);
    }
}
