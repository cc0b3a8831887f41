package dev.accord.gateway.route;

import dev.accord.gateway.trace.Correlation;
import dev.accord.gateway.trust.PublicAddress;
import dev.accord.kit.signal.Traces;
import java.util.Collections;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service hears: the client's headers without those that are not the client's to send, and our own word on who
 * asked, under which address (so that the service can check a DPoP proof again), and whether the browser objects to
 * sharing (Global Privacy Control, K2).
 */
@Component
class TowardsService implements RequestHttpHeadersFilter, Ordered {

    /** Set by us alone; services may believe it. */
    static final String OBJECTS_TO_SHARING = "Accord-GPC";

    private final PublicAddress address;
    private final Traces traces;

    TowardsService(PublicAddress address, Traces traces) {
        this.address = address;
        this.traces = traces;
    }

    @Override
    public HttpHeaders apply(HttpHeaders given, ServerRequest request) {
        var origin = request.servletRequest();
        // As it arrived: filters before this one have taken Connection out, and with it the names it lists.
        var connection = new HttpHeaders();
        connection.addAll(HttpHeaders.CONNECTION, Collections.list(origin.getHeaders(HttpHeaders.CONNECTION)));
        HttpHeaders headers = HeaderRules.towardsService(given, connection.getConnection());
        headers.set("X-Forwarded-Proto", address.url().getScheme());
        headers.set("X-Forwarded-Host", address.host());
        headers.set("X-Forwarded-Port", Integer.toString(address.port()));
        headers.set("X-Forwarded-For", origin.getRemoteAddr());
        headers.set(Correlation.HEADER, Correlation.of(origin));
        if ("1".equals(origin.getHeader("Sec-GPC"))) {
            headers.set(OBJECTS_TO_SHARING, "1");
        }
        // Our own trace begins here: a client's could force sampling and carry whatever it likes into our traces.
        traces.tell(headers::set);
        return headers;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
