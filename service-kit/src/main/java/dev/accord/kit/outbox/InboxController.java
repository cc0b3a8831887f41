package dev.accord.kit.outbox;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where events of other services arrive. The sender must be the service that the event names as its source. */
@RestController
class InboxController {

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @OnlyForServices
    @PostMapping("/internal/events")
    Map<String, Boolean> receive(Caller caller, @RequestBody Event event) {
        requireSource(event, caller);
        var receiver = inbox.receiver(event.type())
                .orElseThrow(() -> Problem.invalid("type", "events of this type are not taken here", null));
        try {
            return Map.of("applied", inbox.once(event, receiver));
        } catch (MalformedEvent malformed) {
            throw new Problem(ProblemType.INVALID_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }

    private static void requireSource(Event event, Caller caller) {
        if (!caller.client().equals(event.source())) {
            throw new Problem(ProblemType.FORBIDDEN, "Only the service an event happened in may tell of it.");
        }
    }
}
