package dev.accord.consent.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;

/** Names exactly one document: SHA-256 over its canonical JSON (RFC 8785), so that a receipt can prove which text was shown. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(PolicyDocument document, JsonMapper json) {
        try {
            var canonical = new JsonCanonicalizer(json.writeValueAsString(document)).getEncodedUTF8();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
