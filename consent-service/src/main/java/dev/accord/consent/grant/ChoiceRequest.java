package dev.accord.consent.grant;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.accord.consent.purpose.Action;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person says about one purpose. */
record ChoiceRequest(
        @Schema(description = "granted, refused or withdrawn", requiredMode = Schema.RequiredMode.REQUIRED)
        Wanted choice,

        @Schema(description = "The actions it is about, apart from each other; all that the purpose has when left out")
        @Nullable
        List<Action> actions,

        @Schema(description = "The one recipient it is about, by its partner id; left out when it is about any")
        @Nullable
        String recipient,

        @Schema(description = "The language in which the text was shown; needed for the receipt") @Nullable
        String language,

        @Schema(description = "When a grant ends by itself, in the future; left out when it does not") @Nullable
        Instant until) {

    enum Wanted {
        GRANTED(ChoiceState.GRANTED),
        REFUSED(ChoiceState.REFUSED),
        WITHDRAWN(ChoiceState.WITHDRAWN);

        private final ChoiceState state;

        Wanted(ChoiceState state) {
            this.state = state;
        }

        ChoiceState state() {
            return state;
        }

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
