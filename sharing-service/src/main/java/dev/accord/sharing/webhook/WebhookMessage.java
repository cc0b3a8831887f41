package dev.accord.sharing.webhook;

import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One message to one partner.
 *
 * @param id the {@code webhook-id}, by which the partner tells repetitions
 * @param payload the body, exactly as it is signed and sent
 * @param state {@code queued}, {@code delivered} or {@code parked}
 * @param due when it may be tried next
 * @param lastFailure a reason code, no content
 * @param trace of the change it tells of
 */
public record WebhookMessage(
        @BsonId String id,
        PartnerId partner,
        String type,
        String payload,
        String state,
        Instant createdAt,
        Instant due,
        int attempts,
        @Nullable String lastFailure,
        @Nullable String trace) {}
