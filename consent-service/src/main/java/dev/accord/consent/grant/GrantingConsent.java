package dev.accord.consent.grant;

import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person allows or refuses a purpose (C2, C8, U6). Refusing what was granted takes it back, so the answer waits as for a withdrawal. */
@Component
class GrantingConsent {

    private final RecordingChoice recording;

    GrantingConsent(RecordingChoice recording) {
        this.recording = recording;
    }

    RecordedChoice choose(
            SubjectId subject, PurposeKey purpose, ChoiceRequest request, String key, @Nullable String ifMatch) {
        var effect = recording.durably(subject, purpose, request, key, ifMatch);
        return recording.shown(subject, effect);
    }
}
