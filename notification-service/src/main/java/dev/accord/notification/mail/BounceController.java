package dev.accord.notification.mail;

import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.notification.delivery.DeliveryId;
import dev.accord.notification.delivery.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where returned mail is put on record, by an officer or by the program that reads the mailbox for them (P3). */
@RestController
class BounceController {

    private final RecordingBounce recording;

    BounceController(RecordingBounce recording) {
        this.recording = recording;
    }

    /**
     * A mail that came back.
     *
     * @param messageId the Message-ID of the mail we sent, as the returned mail quotes it
     * @param code the reply code the returned mail gives, such as 550
     */
    record BounceRequest(
            @NotNull @Size(min = 1, max = 200) String messageId,
            @NotNull @Min(400) @Max(599) Integer code) {}

    @OnlyFor("privacy-officer")
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/api/notifications/bounces")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bounced(@Valid @RequestBody BounceRequest request) {
        DeliveryId id = recording
                .delivery(request.messageId())
                .orElseThrow(() -> Problem.invalid(
                        "message_id", "is not the Message-ID of a mail of ours", "the Message-ID of the mail we sent"));
        switch (recording.record(id, request.code())) {
            case Step.Moved _, Step.AlreadySo _ -> {
                // On record.
            }
            case Step.NotPossible() ->
                throw new Problem(ProblemType.CONFLICT, "No mail of that Message-ID counts as accepted now.");
        }
    }
}
