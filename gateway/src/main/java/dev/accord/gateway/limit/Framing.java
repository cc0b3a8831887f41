package dev.accord.gateway.limit;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
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

    /**
     * Ends the reading of the request that this thread serves: what is left of its body is not waited for, and the
     * connection ends with the answer.
     */
    static void readNoMore() {
        if (PARSING.isBound()) {
            PARSING.get().action(ActionCode.DISABLE_SWALLOW_INPUT, new AtomicBoolean());
        }
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
