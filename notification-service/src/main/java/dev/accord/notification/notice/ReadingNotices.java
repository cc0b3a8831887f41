package dev.accord.notification.notice;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.campaign.Campaign;
import dev.accord.notification.campaign.Campaigns;
import dev.accord.notification.delivery.CampaignId;
import dev.accord.notification.delivery.Deliveries;
import dev.accord.notification.delivery.Delivery;
import dev.accord.notification.delivery.DeliveryId;
import dev.accord.notification.delivery.DeliveryLists;
import dev.accord.notification.delivery.Step;
import dev.accord.notification.message.Language;
import dev.accord.notification.message.Message;
import dev.accord.notification.message.Messages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Gives a person their notices. That a notice was given out is durable before it is (P3): what counts as shown may
 * rarely not have been seen, because a connection broke at that moment, but what was seen always counts.
 */
@Component
class ReadingNotices {

    private final Deliveries deliveries;
    private final DeliveryLists lists;
    private final Campaigns campaigns;
    private final Messages messages;
    private final Clock clock;

    ReadingNotices(Deliveries deliveries, DeliveryLists lists, Campaigns campaigns, Messages messages, Clock clock) {
        this.deliveries = deliveries;
        this.lists = lists;
        this.campaigns = campaigns;
        this.messages = messages;
        this.clock = clock;
    }

    /** A person's notices, newest first; all on the page are shown by this. */
    Page<NoticeView> page(SubjectId reader, Language language, PageQuery query) {
        Page<Delivery> page = lists.of(reader, query);
        List<CampaignId> ids =
                page.items().stream().map(Delivery::campaign).distinct().toList();
        Map<CampaignId, Campaign> byId =
                campaigns.find(ids).stream().collect(Collectors.toMap(Campaign::id, Function.identity()));
        return page.map(
                delivery -> view(shown(delivery), Objects.requireNonNull(byId.get(delivery.campaign())), language));
    }

    /** One notice, shown by this; none when it is not the reader's. */
    Optional<NoticeView> one(SubjectId reader, DeliveryId id, Language language) {
        return own(reader, id).map(delivery -> view(shown(delivery), language));
    }

    /** The reader confirms a notice; none when it is not theirs. */
    Optional<NoticeView> acknowledged(SubjectId reader, DeliveryId id, Language language) {
        Instant now = clock.instant();
        return own(reader, id)
                .map(delivery -> after(deliveries.change(id, current -> current.acknowledged(now))))
                .map(delivery -> view(delivery, language));
    }

    private Optional<Delivery> own(SubjectId reader, DeliveryId id) {
        return deliveries.find(id).filter(delivery -> delivery.isTo(reader));
    }

    private Delivery shown(Delivery delivery) {
        if (delivery.shownAt() != null) {
            return delivery;
        }
        Instant now = clock.instant();
        return after(deliveries.change(delivery.id(), current -> current.shown(now)));
    }

    private static Delivery after(Step step) {
        return switch (step) {
            case Step.Moved moved -> moved.delivery();
            case Step.AlreadySo(var same) -> same;
            case Step.NotPossible() -> throw Problem.notFound("notice");
        };
    }

    private NoticeView view(Delivery delivery, Language language) {
        return view(delivery, campaigns.find(delivery.campaign()).orElseThrow(), language);
    }

    private NoticeView view(Delivery delivery, Campaign campaign, Language language) {
        Message message = messages.of(campaign.change(), language);
        return new NoticeView(
                delivery.id().value(),
                campaign.kind().word(),
                message.subject(),
                message.text(),
                language.tag(),
                delivery.preparedAt(),
                delivery.policyVersion().value(),
                Objects.requireNonNull(delivery.shownAt()),
                delivery.acknowledgedAt());
    }
}
