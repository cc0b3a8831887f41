package dev.accord.gateway.route;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Which headers end at the gateway, in either direction. */
final class HeaderRules {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "http2-settings",
            "content-length",
            "host");

    /** A client may not say these to a service: they are our word, or none of the service's business. */
    private static final Set<String> ONLY_OURS = Set.of(
            "cookie",
            "forwarded",
            "accept-encoding",
            "x-correlation-id",
            "x-xsrf-token",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "x-real-ip",
            "sec-gpc",
            "traceparent",
            "tracestate",
            "baggage",
            "b3");

    /** A service may not say these to a client. */
    private static final Set<String> NOT_OUT =
            Set.of("server", "x-powered-by", "set-cookie", "date", "x-correlation-id", "ratelimit", "ratelimit-policy");

    private HeaderRules() {}

    static HttpHeaders towardsService(HttpHeaders given, List<String> connection) {
        return without(given, connection, ONLY_OURS, List.of("accord-", "x-forwarded-", "x-b3-"));
    }

    static HttpHeaders towardsClient(HttpHeaders given) {
        return without(given, given.getConnection(), NOT_OUT, List.of("accord-", "access-control-"));
    }

    private static HttpHeaders without(
            HttpHeaders given, List<String> connection, Set<String> names, List<String> prefixes) {
        var ended = new HashSet<String>();
        // RFC 9110 section 7.6.1: Connection names further headers that are for this hop alone.
        connection.forEach(name -> ended.add(name.toLowerCase(Locale.ROOT)));
        var kept = new HttpHeaders();
        given.forEach((name, values) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(plain)
                    && !names.contains(plain)
                    && !ended.contains(plain)
                    && prefixes.stream().noneMatch(plain::startsWith)) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }
}
