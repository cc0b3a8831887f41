package dev.accord.gateway.limit;

import org.apache.coyote.Request;

/**
 * Notices requests that say twice how long their body is (Content-Length beside Transfer-Encoding). Tomcat follows RFC
 * 9112 section 6.3 and drops the former before any filter can see it; whoever sends both is trying to make two servers
 * disagree about where a request ends, and is refused by {@link BoundedRequests}.
 */
public final class Framing {

    static final String AMBIGUOUS = Framing.class.getName() + ".ambiguous";

    private static final ScopedValue<Request> PARSING = ScopedValue.newInstance();

    private Framing() {}

    /** Makes the request known to {@link #inspect()} for the length of a call. */
    public static ScopedValue.Carrier of(Request request, ScopedValue.Carrier carrier) {
        return carrier.where(PARSING, request);
    }

    /** Looks at the headers just parsed by this thread. */
    public static void inspect() {
        if (PARSING.isBound()) {
            var headers = PARSING.get().getMimeHeaders();
            if (headers.getValue("transfer-encoding") != null && headers.getValue("content-length") != null) {
                PARSING.get().setAttribute(AMBIGUOUS, true);
            }
        }
    }
}
