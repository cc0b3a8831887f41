package dev.accord.account.profile;

import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.SeeingValues.CurrentValues;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the account page shows first. Members are absent when nothing is held. */
record ProfileView(
        SubjectId id,
        @Nullable String displayName,
        @Nullable String language,
        @Nullable String email,
        @Nullable String phone,
        String termsVersion,
        Instant openedAt,
        long seq) {

    static ProfileView from(CurrentValues current) {
        Map<String, String> texts = current.values().stream()
                .filter(value -> value.value().isString())
                .collect(Collectors.toMap(
                        value -> value.field().value(), value -> value.value().stringValue()));
        var account = current.account();
        return new ProfileView(
                account.id(),
                texts.get(ProfileFields.DISPLAY_NAME.value()),
                texts.get(ProfileFields.LANGUAGE.value()),
                texts.get(ProfileFields.EMAIL.value()),
                texts.get(ProfileFields.PHONE.value()),
                account.terms(),
                account.openedAt(),
                account.profileSeq());
    }
}
