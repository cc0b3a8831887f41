package dev.accord.sharing.partner;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret that a partner checks our webhooks with, in the form of the Standard Webhooks specification. */
public final class WebhookSecret {

    private static final int LENGTH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    /** A fresh one: {@code whsec_} and 32 random bytes in base64. */
    public static String fresh() {
        byte[] bytes = new byte[LENGTH_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
