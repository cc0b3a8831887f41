package dev.accord.notification.delivery;

import dev.accord.kit.store.TypedId;
import dev.accord.notification.audience.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One campaign's message to one person. Made from the two alone, so that preparing the same person twice is preparing
 * the same delivery (deduplication is the primary key), and so that the e-mail's Message-ID is the same however often
 * it has to be sent.
 */
public record DeliveryId(String value) implements TypedId {

    private static final int HEX_DIGITS = 32;

    static DeliveryId of(CampaignId campaign, SubjectId subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((campaign.value() + "\n" + subject.value()).getBytes(StandardCharsets.UTF_8));
            return new DeliveryId(HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
