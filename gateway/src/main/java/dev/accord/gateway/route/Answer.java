package dev.accord.gateway.route;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a service answered. */
sealed interface Answer {

    HttpStatusCode status();

    HttpHeaders headers();

    /** Counts against the service: it failed, and did not even say why in the form all our refusals have. */
    default boolean isServiceFault() {
        return status().value() == 500 || (status().is5xxServerError() && !isProblem());
    }

    default boolean isLeased() {
        return headers().containsHeader(LeaseHeader.NAME);
    }

    default HttpHeaders outward() {
        return HeaderRules.towardsClient(headers());
    }

    default boolean isProblem() {
        try {
            return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(headers().getContentType());
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    /** All of it is here, and the connection it came by is free again. */
    @SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
    record Whole(HttpStatusCode status, HttpHeaders headers, byte[] body) implements Answer {

        LeaseHeader lease(Duration longest) {
            return LeaseHeader.of(headers().getOrEmpty(LeaseHeader.NAME), longest);
        }

        /** Default deny: a partner's answer without a lease must be a refusal in the form we know; an error page is none. */
        boolean isRefusedFor(Question question) {
            boolean fault = status.is5xxServerError() && !isProblem();
            boolean dataWithoutLease = question.leased() && !isLeased() && !(status.isError() && isProblem());
            boolean packed = isLeased() && headers.containsHeader(HttpHeaders.CONTENT_ENCODING);
            return fault || dataWithoutLease || packed;
        }
    }

    /** The rest is still to come: larger than what is held whole, or a stream of events. */
    @SuppressWarnings("ArrayRecordComponent")
    record Passing(HttpStatusCode status, HttpHeaders headers, byte[] begun, InputStream rest, Closeable connection)
            implements Answer {

        boolean isEvents() {
            return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(headers.getContentType());
        }

        void close() {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                // Nothing is left to give back.
            }
        }
    }
}
