package dev.accord.kit.outbox;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be delivered, where an operator sees them and lets them try again (invariant 4). */
@RestController
class ParkedEventController {

    private final Outbox outbox;
    private final OutboxSettings settings;

    ParkedEventController(Outbox outbox, OutboxSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @GetMapping("${accord.outbox.parked-path}")
    Page<Outbox.ParkedEvent> parked(Caller caller, PageQuery page) {
        caller.requireRole(settings.operatorRole(), settings.observerRole());
        return Page.of(outbox.parked(page.after(), page.limit() + 1), page.limit(), Outbox.ParkedEvent::id);
    }

    @PostMapping("${accord.outbox.parked-path}/{id}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void release(Caller caller, @PathVariable String id) {
        caller.requireRole(settings.operatorRole());
        if (!outbox.release(id)) {
            throw Problem.notFound("parked event");
        }
    }
}
