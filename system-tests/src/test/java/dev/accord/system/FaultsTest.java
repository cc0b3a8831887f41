package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.faults.Fault;
import dev.accord.local.trial.faults.FaultTrial;
import dev.accord.local.trial.faults.FaultTrial.Chosen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code ./accord trial faults}: where data and decisions travel, in the ways that tempt most. */
@ExtendWith(OnePlatform.class)
class FaultsTest {
    private static final List<Chosen> CELLS = List.of(
            new Chosen("sharing-service", "consent-service", Fault.NEVER),
            new Chosen("sharing-service", "consent-service", Fault.GARBAGE),
            new Chosen("sharing-service", "consent-service", Fault.RESET),
            new Chosen("sharing-service", "account-service", Fault.NEVER),
            new Chosen("sharing-service", "account-service", Fault.GARBAGE),
            new Chosen("sharing-service", "account-service", Fault.RESET),
            new Chosen("account-service", "consent-service", Fault.CUT),
            new Chosen("gateway", "sharing-service", Fault.LATE));

    private final RunningPlatform platform;

    FaultsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void opensNothingAndRecoversWhileEdgesFail() {
        Report report = FaultTrial.play(
                platform.edges(),
                platform.options(Duration.ofSeconds(30)),
                CELLS,
                new Terms(1, false, System.out::println));

        assertThat(report.figures()).as(report.toString()).allMatch(Figure::met);
    }
}
