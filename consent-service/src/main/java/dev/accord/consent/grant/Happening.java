package dev.accord.consent.grant;

import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.terms.NoticeOutcome;
import dev.accord.kit.store.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a person's state. */
public sealed interface Happening {

    @Tag("terms-accepted")
    record TermsAccepted(Language language) implements Happening {}

    @Tag("notice-delivered")
    record NoticeDelivered(String channel, NoticeOutcome outcome) implements Happening {}

    @Tag("choice-made")
    record ChoiceMade(
            PurposeKey purpose,
            @Nullable PartnerId recipient,
            List<Action> actions,
            ChoiceState choice,
            Language language,
            @Nullable Instant until)
            implements Happening {

        public ChoiceMade {
            actions = List.copyOf(actions);
        }
    }
}
