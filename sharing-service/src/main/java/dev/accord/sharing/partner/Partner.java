package dev.accord.sharing.partner;

import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.PartnerState.Active;
import dev.accord.sharing.partner.PartnerState.Registering;
import dev.accord.sharing.partner.PartnerState.Suspended;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Anyone outside the company who may receive data.
 *
 * @param purposesAllowed the only purposes its agreements may name; empty: any
 * @param sealedContact an e-mail address, sealed
 * @param clientId its client at the identity provider, once registered
 * @param sealedRegistrationToken what its client can be changed with, sealed
 * @param sealedWebhookSecret what its webhooks are signed with, sealed
 * @param seq counts every change
 * @param narrowedSeq the last change from allow to deny
 * @param settledSeq the last such change known to have outlived every lease (invariant 2)
 */
public record Partner(
        @BsonId PartnerId id,
        String name,
        String kind,
        List<PurposeKey> purposesAllowed,
        @Nullable String sealedContact,
        String webhookUrl,
        String sealedWebhookSecret,
        PartnerKeys keys,
        @Nullable String clientId,
        @Nullable String sealedRegistrationToken,
        PartnerState state,
        Instant createdAt,
        long seq,
        long narrowedSeq,
        long settledSeq) {

    /** Empty when it has a client already. */
    Partner registered(String client, String sealedToken) {
        return with(client, sealedToken, sealedWebhookSecret, new Active(), narrowedSeq);
    }

    Partner withWebhookSecret(String sealedSecret) {
        return with(clientId, sealedRegistrationToken, sealedSecret, state, narrowedSeq);
    }

    /** Null when the state does not allow it. */
    @Nullable
    Partner suspended(String reason, Instant now) {
        return switch (state) {
            case Active active ->
                with(clientId, sealedRegistrationToken, sealedWebhookSecret, new Suspended(reason, now), seq + 1);
            case Registering registering -> null;
            case Suspended suspended -> null;
        };
    }

    /** Null when the state does not allow it. */
    @Nullable
    Partner resumed() {
        return switch (state) {
            case Suspended suspended ->
                with(clientId, sealedRegistrationToken, sealedWebhookSecret, new Active(), narrowedSeq);
            case Active active -> null;
            case Registering registering -> null;
        };
    }

    public boolean isActive() {
        return state instanceof Active;
    }

    private Partner with(
            @Nullable String client, @Nullable String token, String secret, PartnerState to, long narrowed) {
        return new Partner(
                id,
                name,
                kind,
                purposesAllowed,
                sealedContact,
                webhookUrl,
                secret,
                keys,
                client,
                token,
                to,
                createdAt,
                seq + 1,
                narrowed,
                settledSeq);
    }
}
