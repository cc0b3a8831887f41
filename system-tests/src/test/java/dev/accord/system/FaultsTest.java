package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.faults.Fault;
import dev.accord.local.trial.faults.FaultTrial;
import dev.accord.local.trial.faults.FaultTrial.Chosen;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code ./accord trial faults}: with a part that decides or holds values down, frozen, slow, cut off or
 * talking nonsense, a partner gets refusals, never data, and nothing is taken in.
 */
@ExtendWith(OnePlatform.class)
class FaultsTest {
    private static final List<Chosen> CELLS = Arrays.stream(Fault.values())
            .flatMap(fault -> Stream.of(
                    new Chosen("sharing-service", "consent-service", fault),
                    new Chosen("sharing-service", "account-service", fault),
                    new Chosen("account-service", "consent-service", fault)))
            .toList();

    private final RunningPlatform platform;

    FaultsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void opensNothingAndRecoversWhileAnEdgeFails() {
        Report report = FaultTrial.play(
                platform.edges(),
                platform.options(Duration.ofSeconds(30)),
                CELLS,
                new Terms(1, false, System.out::println));

        assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
    }
}
