package dev.accord.local.trial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Twin;
import dev.accord.local.trial.actor.Tally;
import dev.accord.local.trial.actor.Tally.Breach;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashReportTest {
    private static final int KILLS = 3;

    private final Tally tally = new Tally();
    private final Twin twin = new CrashTrial().twin();

    @Test
    void meetsEveryGoalWhenNothingWasBroken() {
        tally.acknowledged();

        assertThat(report().figures()).hasSize(Breach.values().length).allMatch(Figure::met);
        assertThat(twin.isCaughtBy(report().figures())).isFalse();
    }

    @Test
    void catchesTheTwinWhenAnAcknowledgedWriteIsLost() {
        tally.breach(Breach.LOST, "an acknowledged choice");
        tally.breach(Breach.UNDELIVERED, "an event of it");

        assertThat(report().figures()).anyMatch(figure -> !figure.met());
        assertThat(twin.isCaughtBy(report().figures())).isTrue();
        assertThat(report().notes()).containsEntry("lost", "[an acknowledged choice]");
    }

    @Test
    void doesNotCatchTheTwinByWhatOnlyFollows() {
        tally.breach(Breach.UNDELIVERED, "an event");

        assertThat(twin.isCaughtBy(report().figures())).isFalse();
    }

    private Report report() {
        return CrashReport.of(tally, List.of("mongod"), KILLS);
    }
}
