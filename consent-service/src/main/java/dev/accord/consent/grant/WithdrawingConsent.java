package dev.accord.consent.grant;

import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person takes a consent back, as easily as it was given (D4); it is final when this returns (B9). */
@Component
class WithdrawingConsent {

    private final RecordingChoice recording;

    WithdrawingConsent(RecordingChoice recording) {
        this.recording = recording;
    }

    /**
     * First durable, then L + D passes, then the receipt is handed out. A retry with the same key waits again unless the wait is known
     * to be over, for the first try may have died in between.
     */
    RecordedChoice withdraw(
            SubjectId subject, PurposeKey purpose, ChoiceRequest request, String key, @Nullable String ifMatch) {
        var effect = recording.durably(subject, purpose, request, key, ifMatch);
        return recording.shown(subject, effect);
    }
}
