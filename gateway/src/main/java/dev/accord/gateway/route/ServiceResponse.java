package dev.accord.gateway.route;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerResponse;

/** What the forms of passing an answer on have in common: status and headers, and no cookies. */
abstract class ServiceResponse implements ServerResponse {

    private final HttpStatusCode status;
    private final HttpHeaders headers;

    ServiceResponse(HttpStatusCode status, HttpHeaders headers) {
        this.status = status;
        this.headers = headers;
    }

    @Override
    public HttpStatusCode statusCode() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    final void writeHead(HttpServletResponse response) {
        response.setStatus(status.value());
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
}
