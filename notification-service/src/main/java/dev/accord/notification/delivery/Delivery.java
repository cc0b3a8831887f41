package dev.accord.notification.delivery;

import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.delivery.MailState.Accepted;
import dev.accord.notification.delivery.MailState.Claimed;
import dev.accord.notification.delivery.MailState.DeadLetter;
import dev.accord.notification.delivery.MailState.Due;
import dev.accord.notification.delivery.Outcome.Kind;
import dev.accord.notification.policy.PolicyLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One campaign's message to one person: its e-mail, its place in the inbox, and how P3 was met. It holds no address, no
 * name and no language; those are asked for when they are needed.
 *
 * @param seq goes up with every change, claims included, so that no writer overwrites what it has not seen
 * @param outcome none until P3 is met for this person
 */
public record Delivery(
        @BsonId DeliveryId id,
        CampaignId campaign,
        SubjectId subject,
        PolicyLabel policyVersion,
        long seq,
        Instant preparedAt,
        MailState mail,
        @Nullable Instant shownAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Outcome outcome) {

    /** A person who is to be told, with the e-mail due at once. */
    public static Delivery prepared(CampaignId campaign, SubjectId subject, PolicyLabel policyVersion, Instant now) {
        DeliveryId id = DeliveryId.of(campaign, subject);
        return new Delivery(id, campaign, subject, policyVersion, 1, now, new Due(0, now), null, null, null);
    }

    /** Whether it is to this person, who alone may read its notice. */
    public boolean isTo(SubjectId reader) {
        return subject.equals(reader);
    }

    /** The person was given the notice in the inbox. */
    public Step shown(Instant now) {
        if (shownAt != null) {
            return new Step.AlreadySo(this);
        }
        return Step.Moved.by(Happening.SHOWN, with(mail, now, acknowledgedAt, first(Kind.SHOWN, now)));
    }

    /** The person confirmed having seen it, which nobody can who was not shown it. */
    public Step acknowledged(Instant now) {
        if (acknowledgedAt != null) {
            return new Step.AlreadySo(this);
        }
        Instant seen = shownAt == null ? now : shownAt;
        return Step.Moved.by(Happening.ACKNOWLEDGED, with(mail, seen, now, first(Kind.SHOWN, now)));
    }

    /** A worker takes the e-mail on until {@code until}; the store does the same to many at once. */
    public Step claimed(ClaimId claim, Instant now, Instant until) {
        return switch (mail) {
            case Due due when !due.notBefore().isAfter(now) -> claimedAs(claim, due.attempts(), until);
            case Claimed lapsed when !lapsed.until().isAfter(now) -> claimedAs(claim, lapsed.attempts(), until);
            case Due _, Claimed _, Accepted _, DeadLetter _ -> new Step.NotPossible();
        };
    }

    /**
     * A worker reports what came of its attempt. Reports of a claim that has been taken over change nothing. A message
     * whose worker died is sent again with the same Message-ID: at least once, since a person who is not told is worse
     * off than one who is told twice.
     */
    public Step settled(ClaimId claim, MailOutcome result, Instant now, AttemptLimits limits, RandomGenerator chance) {
        if (!(mail instanceof Claimed held) || !held.claim().equals(claim)) {
            return new Step.NotPossible();
        }
        return switch (result) {
            case MailOutcome.Taken() ->
                Step.Moved.by(Happening.MAIL_ACCEPTED, withMail(new Accepted(held.attempts(), now)));
            case MailOutcome.Failed(var setback) ->
                failed(Happening.MAIL_FAILED, setback, held.attempts(), now, limits, chance);
            case MailOutcome.NotTried() ->
                Step.Moved.quietly(withMail(new Due(held.attempts() - 1, now.plus(limits.afterOutage(chance)))));
        };
    }

    /** The mail came back. It counts as a failed attempt; after the window it changes the record but no outcome. */
    public Step bounced(int code, Instant now, AttemptLimits limits, RandomGenerator chance) {
        if (!(mail instanceof Accepted accepted)) {
            return new Step.NotPossible();
        }
        Setback setback = new Setback(Setback.Reason.BOUNCED, code);
        return failed(Happening.MAIL_BOUNCED, setback, accepted.attempts(), now, limits, chance);
    }

    /** The mail was accepted and has not come back within {@code window} (P3: 3 days). */
    public Step windowOver(Duration window, Instant now) {
        if (outcome != null || !(mail instanceof Accepted accepted)) {
            return new Step.NotPossible();
        }
        if (accepted.at().plus(window).isAfter(now)) {
            return new Step.NotPossible();
        }
        return Step.Moved.by(
                Happening.BOUNCE_WINDOW_OVER, with(mail, shownAt, acknowledgedAt, first(Kind.ACCEPTED, now)));
    }

    /** An officer has a dead letter sent anew, with all its attempts before it. The outcome on record stays. */
    public Step requeued(Instant now) {
        if (!(mail instanceof DeadLetter)) {
            return new Step.NotPossible();
        }
        return Step.Moved.by(Happening.MAIL_REQUEUED, withMail(new Due(0, now)));
    }

    private Step claimedAs(ClaimId claim, int attemptsBefore, Instant until) {
        return Step.Moved.quietly(withMail(new Claimed(attemptsBefore + 1, claim, until)));
    }

    private Step failed(
            Happening happening,
            Setback setback,
            int attempts,
            Instant now,
            AttemptLimits limits,
            RandomGenerator chance) {
        if (!limits.exhausted(attempts, setback)) {
            Due again = new Due(attempts, now.plus(limits.after(attempts, chance)));
            return new Step.Moved(withMail(again), happening, setback);
        }
        Delivery given =
                with(new DeadLetter(attempts, now, setback), shownAt, acknowledgedAt, first(Kind.EXHAUSTED, now));
        return new Step.Moved(given, Happening.MAIL_EXHAUSTED, setback);
    }

    private Outcome first(Kind kind, Instant now) {
        return outcome != null ? outcome : new Outcome(kind, now);
    }

    private Delivery withMail(MailState next) {
        return with(next, shownAt, acknowledgedAt, outcome);
    }

    private Delivery with(
            MailState next, @Nullable Instant shown, @Nullable Instant acknowledged, @Nullable Outcome met) {
        return new Delivery(id, campaign, subject, policyVersion, seq + 1, preparedAt, next, shown, acknowledged, met);
    }
}
