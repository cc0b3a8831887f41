package dev.accord.local.demo;

import java.net.URI;
import java.util.Map;

/** Says who is calling: headers made for one request, because a proof of possession fits one request only. */
@FunctionalInterface
public interface Credential {
    Credential NOBODY = (method, address) -> Map.of();

    Map<String, String> headersFor(String method, URI address);

    /** A token shown to whoever asks for it (RFC 6750). */
    static Credential bearer(String token) {
        return (method, address) -> Map.of("Authorization", "Bearer " + token);
    }
}
