package dev.accord.notification.campaign;

import dev.accord.kit.store.Tag;
import dev.accord.notification.audience.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a campaign stands. */
public sealed interface CampaignState {

    /** A state in which something is still going on, which an officer can pause. */
    sealed interface Running {}

    /**
     * The audience is being gone through, page by page; e-mails of those already prepared go out meanwhile.
     *
     * @param after the last subject of the page before, none at the beginning
     */
    @Tag("preparing")
    record Preparing(@Nullable SubjectId after) implements CampaignState, Running {}

    /** Everyone there was at {@code preparedAt} has a delivery; not all of them have been reached. */
    @Tag("delivering")
    record Delivering(Instant preparedAt) implements CampaignState, Running {}

    /** An officer stopped it: nobody is prepared and no e-mail is begun until it is resumed. */
    @Tag("paused")
    record Paused(Running resumesTo, Instant at) implements CampaignState {}

    /** For everyone it is on record how the notice was delivered, or that the attempts were exhausted (P3). */
    @Tag("finished")
    record Finished(Instant at) implements CampaignState {}

    /** The word officers read. */
    default String word() {
        return switch (this) {
            case Preparing _ -> "preparing";
            case Delivering _ -> "delivering";
            case Paused _ -> "paused";
            case Finished _ -> "finished";
        };
    }
}
