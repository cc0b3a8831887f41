package dev.accord.kit.outbox;

import dev.accord.kit.identity.OnlyFor;
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

    /** Who may let a parked event try again. */
    private static final String OPERATOR = "${accord.outbox.operator-role}";
    /** Who may look. */
    private static final String OBSERVER = "${accord.outbox.observer-role}";

    private final Outbox outbox;

    ParkedEventController(Outbox outbox) {
        this.outbox = outbox;
    }

    @OnlyFor({OPERATOR, OBSERVER})
    @GetMapping("${accord.outbox.parked-path}")
    Page<Outbox.ParkedEvent> parked(PageQuery page) {
        return Page.of(outbox.parked(page.after(), page.limit() + 1), page.limit(), Outbox.ParkedEvent::id);
    }

    @OnlyFor(OPERATOR)
    @PostMapping("${accord.outbox.parked-path}/{id}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void release(@PathVariable String id) {
        if (!outbox.release(id)) {
            throw Problem.notFound("parked event");
        }
    }
}
