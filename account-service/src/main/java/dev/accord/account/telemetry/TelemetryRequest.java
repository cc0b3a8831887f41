package dev.accord.account.telemetry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A batch as it is sent. Its frame is checked as a whole, its values item by item. */
record TelemetryRequest(@NotNull @Size(min = 1) List<@NotNull @Valid Item> items) {
    static final int MOST_ITEMS = 1_000;
    static final int MOST_FIELDS_AN_ITEM = 50;

    enum Kind {
        DEVICE,
        APPLIANCE,
        LOG,
        LOCATION
    }

    /**
     * @param at when it was seen
     * @param source where it comes from; the client that sends it, unless given
     * @param purpose what it is collected for
     */
    record Item(
            @NotNull Kind kind,
            @NotNull Instant at,
            @Nullable @Pattern(regexp = "[a-z0-9-]{1,40}") String source,
            @NotNull @Size(min = 1, max = 60) String purpose,

            @NotNull @Size(min = 1, max = MOST_FIELDS_AN_ITEM)
            Map<String, JsonNode> fields) {}
}
