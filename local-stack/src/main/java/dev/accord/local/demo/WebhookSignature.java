package dev.accord.local.demo;

import dev.accord.local.demo.WebhookReceiver.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a webhook by the Standard Webhooks specification, written anew here so that two hands agree on it. */
record WebhookSignature(String secret) {
    private static final Duration OLDEST = Duration.ofMinutes(5);

    boolean fits(Delivery delivery) {
        return isRecent(delivery.timestamp())
                && Arrays.stream(delivery.signature().split(" ", -1)).anyMatch(one -> isOurs(one, delivery));
    }

    private boolean isOurs(String signature, Delivery delivery) {
        byte[] ours = ("v1," + mac(delivery)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(ours, signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(Delivery delivery) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = delivery.id() + "." + delivery.timestamp() + "." + delivery.body();
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new Shortfall("a webhook secret in base64", unusable);
        }
    }

    private static boolean isRecent(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, Instant.now()).abs().compareTo(OLDEST) < 0;
        } catch (NumberFormatException noTime) {
            return false;
        }
    }
}
