package dev.accord.notification.campaign;

import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.campaign.CampaignState.Delivering;
import dev.accord.notification.campaign.CampaignState.Finished;
import dev.accord.notification.campaign.CampaignState.Paused;
import dev.accord.notification.campaign.CampaignState.Preparing;
import dev.accord.notification.campaign.CampaignState.Running;
import dev.accord.notification.delivery.CampaignId;
import dev.accord.notification.policy.PolicyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One message to everyone it concerns. Its content is fixed when it is created.
 *
 * @param seq goes up with every change an officer could be surprised by, which is why going one page further through
 *     the audience leaves it alone
 */
public record Campaign(
        @BsonId CampaignId id,
        long seq,
        CampaignKind kind,
        PolicyChange change,
        CampaignState state,
        Instant createdAt) {

    static Campaign created(CampaignId id, CampaignKind kind, PolicyChange change, Instant now) {
        return new Campaign(id, 1, kind, change, new Preparing(null), now);
    }

    /** None when it is paused already or has nothing left to pause. */
    Optional<Campaign> paused(Instant now) {
        return switch (state) {
            case Running running -> Optional.of(next(new Paused(running, now)));
            case Paused _, Finished _ -> Optional.empty();
        };
    }

    /** None when it is not paused. */
    Optional<Campaign> resumed() {
        return switch (state) {
            case Paused(Preparing preparing, Instant _) -> Optional.of(next(preparing));
            case Paused(Delivering delivering, Instant _) -> Optional.of(next(delivering));
            case Preparing _, Delivering _, Finished _ -> Optional.empty();
        };
    }

    /** One page further through the audience. */
    Optional<Campaign> preparedUpTo(SubjectId last) {
        return switch (state) {
            case Preparing _ -> Optional.of(new Campaign(id, seq, kind, change, new Preparing(last), createdAt));
            case Delivering _, Paused _, Finished _ -> Optional.empty();
        };
    }

    /** The audience has been gone through to its end. */
    Optional<Campaign> preparedWholly(Instant now) {
        return switch (state) {
            case Preparing _ -> Optional.of(next(new Delivering(now)));
            case Delivering _, Paused _, Finished _ -> Optional.empty();
        };
    }

    /**
     * People register while a campaign runs, and until the new version is in force they accept the old one. So the
     * audience is gone through again every {@code interval} until then, and once more an interval later for those who
     * accepted the old version just before and opened their account after. Who has a delivery keeps it.
     */
    Optional<Campaign> lookingForNewcomers(Instant now, Duration interval) {
        return switch (state) {
            case Delivering delivering
            when newcomersMayBeMissed(delivering, interval)
                    && !delivering.preparedAt().plus(interval).isAfter(now) -> Optional.of(next(new Preparing(null)));
            case Preparing _, Delivering _, Paused _, Finished _ -> Optional.empty();
        };
    }

    /** Everyone has an outcome, and nobody can join the audience any more. */
    Optional<Campaign> finished(Instant now, Duration interval) {
        return switch (state) {
            case Delivering delivering
            when !newcomersMayBeMissed(delivering, interval) -> Optional.of(next(new Finished(now)));
            case Preparing _, Delivering _, Paused _, Finished _ -> Optional.empty();
        };
    }

    /** Whether the audience has been gone through to its end. */
    boolean audienceComplete() {
        return switch (state) {
            case Preparing _, Paused(Preparing _, Instant _) -> false;
            case Delivering _, Finished _, Paused(Delivering _, Instant _) -> true;
        };
    }

    private boolean newcomersMayBeMissed(Delivering delivering, Duration interval) {
        return delivering.preparedAt().isBefore(change.effectiveFrom().plus(interval));
    }

    private Campaign next(CampaignState state) {
        return new Campaign(id, seq + 1, kind, change, state, createdAt);
    }
}
