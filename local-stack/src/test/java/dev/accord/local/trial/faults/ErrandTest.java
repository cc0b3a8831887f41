package dev.accord.local.trial.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.trial.faults.Carriage.Arrival;
import dev.accord.local.trial.faults.Probe.Seen;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ErrandTest {
    private static final Duration BOUND = Duration.ofSeconds(3);

    @Test
    void isWellOnceWhatWasTakenOnHasArrived() {
        Seen seen = errand(202, Arrival.WAITING, Arrival.WAITING, Arrival.ARRIVED).ask(0);

        assertThat(seen.well()).isTrue();
        assertThat(seen.opened()).isFalse();
    }

    @Test
    void countsAsOpenedWhatClaimsToHaveArrivedAndHasNot() {
        Seen seen = errand(202, Arrival.WAITING, Arrival.CLAIMED).ask(0);

        assertThat(seen.opened()).isTrue();
        assertThat(seen.well()).isFalse();
    }

    @Test
    void isNeitherOpenNorWellWhileItWaits() {
        Errand impatient = new Errand(carriage(202, Arrival.WAITING, Arrival.WAITING), BOUND, Duration.ZERO);

        assertThat(impatient.ask(0)).extracting(Seen::opened, Seen::well).containsExactly(false, false);
    }

    @Test
    void looksForNothingThatWasNotTakenOn() {
        Seen seen = errand(503).ask(0);

        assertThat(seen).extracting(Seen::opened, Seen::well, Seen::how).containsExactly(false, false, "503 ");
    }

    private static Errand errand(int status, Arrival... arrivals) {
        return new Errand(carriage(status, arrivals), BOUND);
    }

    private static Carriage carriage(int status, Arrival... arrivals) {
        Queue<Arrival> coming = new ArrayDeque<>(List.of(arrivals));
        return new Carriage() {
            @Override
            public Answer send(int number) {
                HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
                return new Answer(Call.get("/"), status, none, "");
            }

            @Override
            public Arrival look() {
                return coming.remove();
            }
        };
    }
}
