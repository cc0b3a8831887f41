package dev.accord.notification.campaign;

import dev.accord.kit.problem.Problem;
import dev.accord.notification.audience.Audience;
import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.message.Language;
import dev.accord.notification.message.Message;
import dev.accord.notification.message.Messages;
import dev.accord.notification.policy.PolicyChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an officer whom a campaign would reach and with which words, and does nothing. */
@Component
class PreviewingCampaign {

    private final Content content;
    private final Audience audience;
    private final Messages messages;
    private final CampaignSettings settings;

    PreviewingCampaign(Content content, Audience audience, Messages messages, CampaignSettings settings) {
        this.content = content;
        this.audience = audience;
        this.messages = messages;
        this.settings = settings;
    }

    /**
     * What would happen.
     *
     * @param audience people it would reach
     * @param audienceComplete false when there are more than a preview counts
     * @param messages the notice in every language
     */
    record Preview(
            String kind,
            String policyVersion,
            @Nullable String comparedWith,
            Instant effectiveFrom,
            String classification,
            boolean shrinksRight,
            long audience,
            boolean audienceComplete,
            List<Words> messages) {}

    /** The notice in one language. */
    record Words(String language, String subject, String text, String html) {

        static Words of(Message message) {
            return new Words(message.language().tag(), message.subject(), message.text(), message.html());
        }
    }

    Preview preview(CampaignRequest request) {
        CampaignKind kind = request.knownKind();
        PolicyChange change = content.of(request.version());
        Count count = count();
        return new Preview(
                kind.word(),
                change.to().value(),
                change.from() == null ? null : change.from().value(),
                change.effectiveFrom(),
                change.classification(),
                change.shrinksRight(),
                count.people(),
                count.complete(),
                Arrays.stream(Language.values())
                        .map(language -> Words.of(messages.of(change, language)))
                        .toList());
    }

    private record Count(long people, boolean complete) {}

    private Count count() {
        long people = 0;
        SubjectId after = null;
        for (int page = 0; page < settings.previewPages(); page++) {
            List<SubjectId> subjects =
                    audience.after(after, settings.page()).orElseThrow(() -> Problem.unavailable("account-service"));
            if (subjects.isEmpty()) {
                return new Count(people, true);
            }
            people += subjects.size();
            after = subjects.getLast();
        }
        return new Count(people, false);
    }
}
