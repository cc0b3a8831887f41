package dev.accord.kit.memory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names things in shared memory: a plain hash of an address or a name could be found out by trying all of them. */
final class MemoryKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final String service;
    private final SecretKeySpec secret;

    MemoryKeys(String service, String secret) {
        this.service = service;
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(String kind, String id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] hidden = mac.doFinal((kind + '\n' + id).getBytes(StandardCharsets.UTF_8));
            return "accord:" + service + ':' + kind + ':'
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hidden);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
