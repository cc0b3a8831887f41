package dev.accord.consent.acceptance;

import com.mongodb.client.ClientSession;
import dev.accord.consent.grant.Happening;
import dev.accord.consent.grant.History;
import dev.accord.consent.grant.HistoryEntry;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.grant.Subjects;
import dev.accord.consent.policy.Policies;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.DeliveredNotice;
import dev.accord.consent.terms.NoticeOutcome;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import dev.accord.kit.outbox.MalformedEvent;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hears from notification-service that the notice of a change reached a person, which may make it bind them (P3). */
@Component
class ReceivingNotice implements EventReceiver {

    private static final int CHANNEL_CHARS_MAX = 20;

    private final Subjects subjects;
    private final History history;
    private final Policies policies;
    private final Clock clock;

    ReceivingNotice(Subjects subjects, History history, Policies policies, Clock clock) {
        this.subjects = subjects;
        this.history = history;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "notice-delivered";
    }

    /** Somebody who never accepted terms has nothing that a notice could change, so it is taken and nothing happens. */
    @Override
    public void receive(ClientSession session, Event event) {
        var version = new VersionLabel(text(event.payload(), "policy_version"));
        var published = policies.versionsWith(List.of(version))
                .find(version)
                .orElseThrow(() -> new MalformedEvent("policy_version is not on the books"));
        var outcome = NoticeOutcome.of(text(event.payload(), "outcome"))
                .orElseThrow(() -> new MalformedEvent("outcome is not shown, accepted-3-days or exhausted"));
        var channel = text(event.payload(), "channel");
        var notice = new DeliveredNotice(published.label(), outcome, at(event.payload()));
        subjects.find(session, new SubjectId(text(event.payload(), "subject")))
                .filter(it -> it.terms().noticeOf(version).isEmpty())
                .ifPresent(it -> note(session, it.noticed(notice), notice, channel));
    }

    private void note(ClientSession session, Subject next, DeliveredNotice notice, String channel) {
        subjects.replace(session, next);
        var shortened = channel.substring(0, Math.min(CHANNEL_CHARS_MAX, channel.length()));
        history.add(
                session,
                HistoryEntry.noted(
                        next,
                        notice.at(),
                        notice.version(),
                        new Happening.NoticeDelivered(shortened, notice.outcome())));
    }

    /** A sender whose clock is ahead must not move a delivery into the future. */
    private Instant at(Map<String, Object> payload) {
        try {
            var at = Instant.parse(text(payload, "at")).truncatedTo(ChronoUnit.MILLIS);
            var now = clock.instant();
            return at.isAfter(now) ? now : at;
        } catch (DateTimeException notATime) {
            throw new MalformedEvent("at is not a time");
        }
    }

    private static String text(Map<String, Object> payload, String name) {
        if (payload.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedEvent(name + " is missing");
    }
}
