package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Platform;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.withdrawal.WithdrawalRace.Run;
import dev.accord.local.trial.withdrawal.WithdrawalRace.Withdrawn;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * The withdrawal race (B9): nothing about a person leaves the gateway after her withdrawal was acknowledged, stamped by
 * another process.
 */
public final class WithdrawalTrial {
    private static final int PEOPLE = 4;
    private static final int PULLERS = 2;

    private static final Duration BROKEN_FOR = Duration.ofMinutes(10);
    private static final BrokenTwin NO_WAIT = new BrokenTwin("dev.accord.kit.lease.LeaseTerms", "settling", BROKEN_FOR);

    private final DemoOptions options;
    private final Optional<Long> frozen;

    public WithdrawalTrial(DemoOptions options) {
        this(options, Optional.empty());
    }

    private WithdrawalTrial(DemoOptions options, Optional<Long> frozen) {
        this.options = options;
        this.frozen = frozen;
    }

    /** Freezes sharing-service, running as this process on this machine, for a moment as each withdrawal is sent. */
    public WithdrawalTrial freezing(long sharingService) {
        return new WithdrawalTrial(options, Optional.of(sharingService));
    }

    /**
     * The broken twin: consent-service, running as this process on this machine, acknowledges at once. Whoever asks for
     * it ends that process afterwards, so that what serves people is whole again.
     */
    public WithdrawalTrial withoutTheWait(long consentService) throws IOException {
        NO_WAIT.breakIn(consentService);
        return this;
    }

    /**
     * What came of it.
     *
     * @param rounds withdrawals acknowledged while the partner was pulling
     * @param bytesAfter bytes about a person that left after her withdrawal was acknowledged
     * @param racesLost withdrawals after which at least one byte left
     * @param closest the least time from the last byte about a person to her acknowledgement; negative when a race is lost
     * @param pages pages the partner was given meanwhile
     * @param refusals what it was refused meanwhile, by kind
     * @param recorded bytes that left the gateway in all
     * @param load the machine's load before and after
     */
    public record Outcome(
            int rounds,
            long bytesAfter,
            long racesLost,
            Duration closest,
            long pages,
            Map<String, Long> refusals,
            long recorded,
            List<Double> load) {}

    public Outcome race(int rounds) throws IOException, InterruptedException, ExecutionException {
        double loadBefore = load();
        Platform platform = options.platform();
        try (RecordingProcess recorder = RecordingProcess.before(platform.gateway())) {
            URI watched = recorder.address();
            Participants participants = new Participants(
                    options,
                    new Outside(platform.gateway(), watched, options.patience()),
                    new Outside(platform.gateway(), watched, new Patience(Duration.ZERO)));
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> participants.person("Racer" + i))
                    .toList();
            try (Partner partner = participants.partner("Race Partner")) {
                String agreement = participants.agreementWith(partner);
                Run run;
                try (Freezing freezing = new Freezing(frozen)) {
                    run = new WithdrawalRace(partner, agreement, Research.FIELDS, freezing)
                            .run(people, rounds, PULLERS);
                }
                return judge(run, recorder.ended(), List.of(loadBefore, load()));
            }
        }
    }

    private static Outcome judge(Run run, Recording recording, List<Double> load) {
        long bytes = 0;
        long lost = 0;
        long closest = Long.MAX_VALUE;
        for (Withdrawn withdrawn : run.withdrawals()) {
            long acknowledged = recording
                    .firstSeen(withdrawn.receipt())
                    .orElseThrow(() -> new IllegalStateException("an acknowledgement is not on record"));
            long after = recording.bytesAbout(withdrawn.subject(), acknowledged, withdrawn.grantedAgainAt());
            bytes += after;
            lost += after > 0 ? 1 : 0;
            OptionalLong last = recording.lastSeen(withdrawn.subject(), withdrawn.grantedAgainAt());
            closest = Math.min(closest, acknowledged - last.orElse(acknowledged));
        }
        Duration gap = Duration.ofNanos(closest);
        return new Outcome(
                run.withdrawals().size(), bytes, lost, gap, run.pages(), run.refusals(), recording.bytes(), load);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
