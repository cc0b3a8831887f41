package dev.accord.consent.policy;

import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Basis;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.purpose.RecipientKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purpose as a person reads it before choosing. {@code withoutIt} says what will not work when it is declined (C9). */
record PurposeView(
        PurposeKey key,
        Basis basis,
        String title,
        String description,
        @Nullable String withoutIt,
        List<FieldKey> fields,
        List<Action> actions,
        List<RecipientKey> recipients) {

    static PurposeView of(Purpose it, Language language) {
        return new PurposeView(
                it.key(),
                it.basis(),
                it.title().in(language),
                it.description().in(language),
                it.withoutIt().isEmpty() ? null : it.withoutIt().in(language),
                it.fields(),
                it.actions(),
                it.recipients());
    }
}
