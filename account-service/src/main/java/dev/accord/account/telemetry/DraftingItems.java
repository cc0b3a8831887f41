package dev.accord.account.telemetry;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Catalogue.Checked;
import dev.accord.account.catalogue.Field;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.catalogue.Refusal;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.telemetry.DraftItem.SealedField;
import dev.accord.account.telemetry.ItemOutcome.RefusedField;
import dev.accord.account.telemetry.TelemetryRequest.Item;
import dev.accord.account.value.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Holds each item against the catalogue: field, form, source, purpose and time (C1, C8). */
@Component
class DraftingItems {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Catalogue catalogue;
    private final Vault vault;
    private final Clock clock;

    DraftingItems(Catalogue catalogue, Vault vault, Clock clock) {
        this.catalogue = catalogue;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param client the OAuth client that sends the batch */
    List<DraftItem> draft(List<Item> items, String client, SubjectSeal seal) {
        List<DraftItem> drafts = new ArrayList<>(items.size());
        for (Item item : items) {
            drafts.add(draft(drafts.size(), item, client, seal));
        }
        return drafts;
    }

    private DraftItem draft(int index, Item item, String client, SubjectSeal seal) {
        Instant at = item.at().truncatedTo(ChronoUnit.MILLIS);
        String source = Objects.requireNonNullElse(item.source(), client);
        PurposeKey purpose = known(item.purpose());
        List<SealedField> sealed = new ArrayList<>();
        List<RefusedField> refused = new ArrayList<>();
        item.fields().forEach((name, value) -> {
            switch (catalogue.check(name, value)) {
                case Checked.Refused(Refusal refusal) -> refused.add(RefusedField.of(name, refusal));
                case Checked.Fits(Field field, JsonNode fitting) ->
                    against(field, purpose, source, at)
                            .ifPresentOrElse(
                                    refused::add,
                                    () -> sealed.add(new SealedField(field, vault.seal(seal, field.key(), fitting))));
            }
        });
        return new DraftItem(index, item.kind().name().toLowerCase(Locale.ROOT), at, source, purpose, sealed, refused);
    }

    private @Nullable PurposeKey known(String purpose) {
        return PurposeKey.isWellFormed(purpose) && catalogue.knows(new PurposeKey(purpose))
                ? new PurposeKey(purpose)
                : null;
    }

    private Optional<RefusedField> against(Field field, @Nullable PurposeKey purpose, String source, Instant at) {
        if (purpose == null) {
            return refused(
                    field,
                    "unknown-purpose",
                    "there is no such purpose",
                    purposes(catalogue.fieldsByPurpose().keySet()));
        }
        if (!field.mayServe(purpose)) {
            return refused(
                    field, "field-not-in-purpose", "this field is not for this purpose", purposes(field.purposes()));
        }
        if (!field.provenance().contains(source)) {
            String allowed = "one of " + field.provenance().stream().sorted().collect(Collectors.joining(", "));
            return refused(field, "source-not-allowed", "this field is not taken from this source", allowed);
        }
        Instant now = clock.instant();
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            return refused(field, "in-the-future", "at lies in the future", "a time not later than now");
        }
        boolean over =
                field.retention().endOf(at).filter(end -> !now.isBefore(end)).isPresent();
        return over
                ? refused(
                        field,
                        "past-retention",
                        "this is older than it may be kept",
                        "at most " + field.retention().text())
                : Optional.empty();
    }

    private static String purposes(java.util.Collection<PurposeKey> purposes) {
        return "one of " + purposes.stream().map(PurposeKey::value).sorted().collect(Collectors.joining(", "));
    }

    private static Optional<RefusedField> refused(Field field, String reason, String detail, String allowed) {
        return Optional.of(new RefusedField(field.key().value(), reason, detail, allowed));
    }
}
