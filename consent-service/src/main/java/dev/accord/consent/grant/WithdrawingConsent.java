package dev.accord.consent.grant;

import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.time.MonotonicClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person takes a consent back, as easily as it was given (D4); it is final when this returns (B9). */
@Component
class WithdrawingConsent {

    private final RecordingChoice recording;
    private final MonotonicClock clock;
    private final Timer acknowledged;

    WithdrawingConsent(RecordingChoice recording, MonotonicClock clock, MeterRegistry meters) {
        this.recording = recording;
        this.clock = clock;
        this.acknowledged = Timer.builder("accord.withdrawals.acknowledged")
                .description(
                        "Withdrawals acknowledged, and how long each person waited for that; L + D of it by design")
                .register(meters);
    }

    /**
     * First durable, then L + D passes, then the receipt is handed out. A retry with the same key waits again unless the wait is known
     * to be over, for the first try may have died in between.
     */
    RecordedChoice withdraw(
            SubjectId subject, PurposeKey purpose, ChoiceRequest request, String key, @Nullable String ifMatch) {
        long asked = clock.nanos();
        var effect = recording.durably(subject, purpose, request, key, ifMatch);
        var shown = recording.shown(subject, effect);
        acknowledged.record(clock.nanos() - asked, TimeUnit.NANOSECONDS);
        return shown;
    }
}
