package dev.accord.gateway.trust;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.web.RedirectStrategy;

/**
 * Tells the site's script where to go next instead of sending it there: a redirect of a {@code fetch} would follow to
 * the identity provider in the background, where it ends nothing.
 */
final class AddressInBody implements RedirectStrategy {

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        // The address is made by us from configuration and an id token: letters that URLs may have, no quotes.
        byte[] body =
                "{\"continue_at\":\"%s\"}".formatted(url.replace("\"", "%22")).getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
