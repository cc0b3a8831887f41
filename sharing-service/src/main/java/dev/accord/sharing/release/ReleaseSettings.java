package dev.accord.sharing.release;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large answers to partners get.
 *
 * @param preparationBudget how long reading and encrypting may take, from the arrival of the request; it must fit well
 *     inside L, since the gateway counts its lease from when it sent the request on
 * @param largestPage bytes of one answer
 */
@ConfigurationProperties("accord.sharing.release")
public record ReleaseSettings(
        @DefaultValue("80ms") Duration preparationBudget,
        @DefaultValue("256KB") DataSize largestPage) {

    /** Subjects of one answer; as many as account-service and consent-service take at once. */
    static final int MOST_SUBJECTS = 500;
}
