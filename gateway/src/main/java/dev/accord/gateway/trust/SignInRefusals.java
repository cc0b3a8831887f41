package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** A client that is not signed in gets 401, never a redirect to a sign-in page it cannot show. */
@Component
class SignInRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Refusals refusals;

    SignInRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.addHeader("WWW-Authenticate", "Bearer");
        refusals.write(Refusal.notSignedIn("Sign in, or send an access token."), request, response);
    }

    /** The CSRF check stands before the request knows its principal, so the context is asked. */
    private static boolean isStranger() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException && isStranger()) {
            response.addHeader("WWW-Authenticate", "Bearer");
            refusals.write(Refusal.notSignedIn("Sign in, or send an access token."), request, response);
        } else if (why instanceof CsrfException) {
            refusals.write(
                    Refusal.forbidden("Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN."),
                    request,
                    response);
        } else {
            refusals.write(Refusal.forbidden("Your role does not allow this."), request, response);
        }
    }
}
