package dev.accord.gateway.trust;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request shows in its Authorization header. */
sealed interface PresentedToken {

    /** RFC 6750. */
    record Bearer(String token) implements PresentedToken {}

    /** RFC 9449 section 7.1. */
    record WithProof(String token, String proof) implements PresentedToken {}

    /** The DPoP scheme without exactly one proof. */
    record WithoutProof() implements PresentedToken {}

    /** Anything else, and anything twice. */
    record Unreadable() implements PresentedToken {}

    Pattern CREDENTIALS = Pattern.compile("(?i)(bearer|dpop) ([A-Za-z0-9._~+/-]+=*)");

    static PresentedToken in(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Authorization"));
        Matcher credentials = CREDENTIALS.matcher(given.size() == 1 ? given.getFirst() : "");
        if (!credentials.matches()) {
            return new Unreadable();
        }
        String token = credentials.group(2);
        if ("bearer".equalsIgnoreCase(credentials.group(1))) {
            return new Bearer(token);
        }
        List<String> proofs = Collections.list(request.getHeaders("DPoP"));
        return proofs.size() == 1 ? new WithProof(token, proofs.getFirst()) : new WithoutProof();
    }
}
