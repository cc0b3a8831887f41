package dev.accord.consent.grant;

import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person allows or refuses a purpose (C2, C8, U6). */
@Component
class GrantingConsent {

    private final RecordingChoice recording;

    GrantingConsent(RecordingChoice recording) {
        this.recording = recording;
    }

    /** Allowing needs no wait of its own; an earlier withdrawal that is not settled yet is waited for, as it shows. */
    RecordedChoice grant(
            SubjectId subject, PurposeKey purpose, ChoiceRequest request, String key, @Nullable String ifMatch) {
        var effect = recording.durably(subject, purpose, request, key, ifMatch);
        return recording.shown(subject, effect);
    }

    /** Refusing what was granted takes it back, so the answer then waits as for a withdrawal. */
    RecordedChoice refuse(
            SubjectId subject, PurposeKey purpose, ChoiceRequest request, String key, @Nullable String ifMatch) {
        var effect = recording.durably(subject, purpose, request, key, ifMatch);
        return recording.shown(subject, effect);
    }
}
