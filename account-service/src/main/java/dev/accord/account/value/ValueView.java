package dev.accord.account.value;

import dev.accord.account.catalogue.Field;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.catalogue.Sensitivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One value as its subject sees it: what, where from, for what, on which basis and until when (C1, C2, C6, D1). */
public record ValueView(
        FieldKey field,
        JsonNode value,
        Sensitivity sensitivity,
        String provenance,
        PurposeKey purpose,
        Basis basis,
        Instant collectedAt,
        @Nullable Instant keepUntil,
        long seq,
        boolean correctable) {

    static ValueView from(StoredValue stored, JsonNode value, Field field) {
        return new ValueView(
                stored.field(),
                value,
                field.sensitivity(),
                stored.source(),
                stored.purpose(),
                stored.basis(),
                stored.collectedAt(),
                stored.keepUntil(),
                stored.seq(),
                field.correctable());
    }
}
