package dev.accord.sharing.webhook;

import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where officers see what has become of webhooks and send one again. */
@RestController
@RequestMapping("/api/sharing/webhooks")
class WebhookController {

    private static final Set<String> STATES = Set.of("queued", "delivered", "parked");

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** A message without its content. */
    record WebhookView(
            String id,
            String partner,
            String type,
            String state,
            Instant createdAt,
            int attempts,
            @Nullable String lastFailure) {

        static WebhookView from(WebhookMessage message) {
            return new WebhookView(
                    message.id(),
                    message.partner().value(),
                    message.type(),
                    message.state(),
                    message.createdAt(),
                    message.attempts(),
                    message.lastFailure());
        }
    }

    @OnlyFor({"privacy-officer", "auditor"})
    @GetMapping
    Page<WebhookView> all(PageQuery page, @RequestParam(required = false) @Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid("state", "is not a state of webhooks", "queued, delivered, parked");
        }
        var found = webhooks.page(Optional.ofNullable(state), page.after(), page.limit() + 1);
        return Page.of(found, page.limit(), WebhookMessage::id).map(WebhookView::from);
    }

    @OnlyFor("privacy-officer")
    @PostMapping("/{id}/redelivery")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendAgain(@PathVariable String id) {
        if (!webhooks.sendAgain(id)) {
            throw Problem.notFound("webhook that can be sent again");
        }
    }
}
