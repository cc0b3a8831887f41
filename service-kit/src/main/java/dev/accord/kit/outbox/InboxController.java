package dev.accord.kit.outbox;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where events of other services arrive. The sender must be the service that the event names as its source. */
@RestController
@Hidden
class InboxController {

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping("/internal/events")
    Map<String, Boolean> receive(Caller caller, @RequestBody Event event) {
        caller.requireService(event.source());
        var receiver = inbox.receiver(event.type())
                .orElseThrow(() -> Problem.invalid("type", "events of this type are not taken here", null));
        try {
            return Map.of("applied", inbox.once(event, receiver));
        } catch (MalformedEvent malformed) {
            throw new Problem(ProblemType.INVALID_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }
}
