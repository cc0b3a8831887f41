package dev.accord.notification.delivery;

import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as officers and auditors read it, and the dead letters that officers send anew. */
@RestController
@RequestMapping("/api/notifications")
class DeliveryController {

    private static final String OFFICER = "privacy-officer";
    private static final String AUDITOR = "auditor";

    private final DeliveryLists lists;
    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryController(DeliveryLists lists, Deliveries deliveries, Clock clock) {
        this.lists = lists;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Everyone's delivery of a campaign. */
    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping("/campaigns/{campaign}/deliveries")
    Page<DeliveryView> ofCampaign(@PathVariable("campaign") String campaign, PageQuery query) {
        return lists.of(new CampaignId(campaign), query).map(DeliveryView::of);
    }

    /** One person's delivery with everything that happened to it. */
    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping("/campaigns/{campaign}/deliveries/{id}")
    DeliveryView one(@PathVariable("campaign") String campaign, @PathVariable("id") String id) {
        return deliveries
                .find(new DeliveryId(id))
                .filter(delivery -> delivery.campaign().value().equals(campaign))
                .map(delivery -> DeliveryView.of(delivery, lists.history(delivery.id())))
                .orElseThrow(() -> Problem.notFound("delivery"));
    }

    /** Deliveries whose e-mail was given up. */
    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping("/dead-letters")
    Page<DeliveryView> deadLetters(PageQuery query) {
        return lists.deadLetters(query).map(DeliveryView::of);
    }

    /** Has a dead letter sent anew, with all its attempts before it. */
    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/dead-letters/{id}/requeue")
    DeliveryView requeue(@PathVariable("id") String id) {
        Instant now = clock.instant();
        var delivery = new DeliveryId(id);
        if (deliveries.find(delivery).isEmpty()) {
            throw Problem.notFound("dead letter");
        }
        return switch (deliveries.change(delivery, current -> current.requeued(now))) {
            case Step.Moved moved -> DeliveryView.of(moved.delivery());
            case Step.AlreadySo(var same) -> DeliveryView.of(same);
            case Step.NotPossible() -> throw new Problem(ProblemType.CONFLICT, "It is not a dead letter now.");
        };
    }
}
