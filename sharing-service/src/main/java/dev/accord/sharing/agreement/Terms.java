package dev.accord.sharing.agreement;

import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is agreed. It never changes: other terms are another agreement. */
public record Terms(
        PartnerId partner,
        List<PurposeTerms> purposes,
        Confidentiality confidentiality,
        Instant endsAt,
        FairUse fairUse) {

    public Optional<PurposeTerms> purpose(PurposeKey key) {
        return purposes.stream()
                .filter(purpose -> purpose.purpose().equals(key))
                .findFirst();
    }
}
