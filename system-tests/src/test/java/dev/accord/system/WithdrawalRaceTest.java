package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.withdrawal.ShortRace;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The short form of {@code ./accord trial withdrawal}, on a platform of its own: two instances of every service and three
 * nodes of the store, about three minutes on two cores.
 */
class WithdrawalRaceTest {
    private static ShortRace race;

    @BeforeAll
    static void start() throws Exception {
        race = ShortRace.start(line -> System.out.println("withdrawal: " + line));
    }

    @AfterAll
    static void end() throws IOException {
        race.close();
    }

    @Test
    void letsNoByteOutAfterAWithdrawalWasAcknowledged() throws Exception {
        var report = race.whole();

        assertThat(report.rounds()).isPositive();
        assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
    }

    @Test
    void noticesEachSafeguardThatIsTakenOut() throws Exception {
        var report = race.broken();

        assertThat(race.twin().isCaughtBy(report.figures())).as(report.toString()).isTrue();
    }
}
