package dev.accord.sharing.partner;

import com.nimbusds.jose.jwk.JWK;
import dev.accord.sharing.catalogue.PurposeKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A partner as officers see it.
 *
 * @param keyIds the registered keys by name
 * @param refusedBy in the answer to a suspension: who refuses the partner by now
 * @param webhookSecret shown once, in the answer to the registration or to its renewal
 */
record PartnerView(
        String id,
        String name,
        String kind,
        List<String> purposesAllowed,
        @Nullable String clientId,
        String webhookUrl,
        List<String> keyIds,
        String status,
        @Nullable String reason,
        Instant createdAt,
        long seq,
        @Nullable List<String> refusedBy,
        @Nullable String webhookSecret) {

    static PartnerView from(Partner partner, @Nullable String webhookSecret) {
        return from(partner, null, webhookSecret);
    }

    static PartnerView from(Partner partner, @Nullable List<String> refusedBy, @Nullable String webhookSecret) {
        return new PartnerView(
                partner.id().value(),
                partner.name(),
                partner.kind(),
                partner.purposesAllowed().stream().map(PurposeKey::value).toList(),
                partner.clientId(),
                partner.webhookUrl(),
                Stream.concat(
                                partner.keys().signingKeys().stream(),
                                Stream.of(partner.keys().encryptionKey()))
                        .map(JWK::getKeyID)
                        .toList(),
                partner.state().label(),
                partner.state() instanceof PartnerState.Suspended suspended ? suspended.reason() : null,
                partner.createdAt(),
                partner.seq(),
                refusedBy,
                webhookSecret);
    }
}
