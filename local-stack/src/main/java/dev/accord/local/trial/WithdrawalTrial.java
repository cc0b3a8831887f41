package dev.accord.local.trial;

import dev.accord.local.demo.Call;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Platform;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.WithdrawalRace.Run;
import dev.accord.local.trial.WithdrawalRace.Withdrawn;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The withdrawal race (B9): nothing about a person leaves the gateway after her withdrawal was acknowledged, stamped by
 * another process.
 */
public final class WithdrawalTrial {
    private static final int PEOPLE = 4;
    private static final int PULLERS = 3;

    private final DemoOptions options;

    public WithdrawalTrial(DemoOptions options) {
        this.options = options;
    }

    /**
     * What came of it.
     *
     * @param rounds withdrawals acknowledged while the partner was pulling
     * @param bytesAfter bytes about a person that left after her withdrawal was acknowledged
     * @param racesLost withdrawals after which at least one byte left
     * @param pages pages the partner was given meanwhile
     * @param recorded bytes that left the gateway in all
     * @param load the machine's load before and after
     */
    public record Outcome(
            int rounds, long bytesAfter, long racesLost, long pages, long refusals, long recorded, List<Double> load) {}

    public Outcome race(int rounds) throws IOException, InterruptedException, ExecutionException {
        double loadBefore = load();
        String label = Long.toString(new SecureRandom().nextLong(1L << 40), Character.MAX_RADIX);
        Platform platform = options.platform();
        try (RecordingProcess recorder = RecordingProcess.before(platform.gateway())) {
            Outside direct = new Outside(platform.gateway(), options.patience());
            Outside watched = new Outside(recorder.address(), options.patience());
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> new Person(watched, platform, "Racer" + i, "Test", "en", label))
                    .toList();
            people.forEach(person -> join(direct, person));
            try (Partner partner = new Partner(watched, platform, "Race Partner " + label)) {
                String agreement =
                        agree(new Officer(direct, platform, options.officerUser(), options.officerPassword()), partner);
                Run run = new WithdrawalRace(partner, agreement, Research.FIELDS).run(people, rounds, PULLERS);
                return judge(run, recorder.ended(), List.of(loadBefore, load()));
            }
        }
    }

    private static Outcome judge(Run run, Recording recording, List<Double> load) {
        long bytes = 0;
        long lost = 0;
        for (Withdrawn withdrawn : run.withdrawals()) {
            OptionalLong acknowledged = recording.firstSeen(withdrawn.receipt());
            long after = recording.bytesAbout(
                    withdrawn.subject(),
                    acknowledged.orElseThrow(() -> new IllegalStateException("an acknowledgement is not on record")),
                    withdrawn.grantedAgainAt());
            bytes += after;
            lost += after > 0 ? 1 : 0;
        }
        return new Outcome(run.withdrawals().size(), bytes, lost, run.pages(), run.refusals(), recording.bytes(), load);
    }

    private static void join(Outside outside, Person person) {
        person.registers();
        JsonNode policy = outside.ask(person.session(), Call.get("/api/consent/policies/current?language=en"))
                .json();
        require(person.acceptsTerms(policy.path("version").asString("")).good(), "accepted terms");
        require(person.opensProfile().good(), "a profile");
        require(person.grants(Research.COLLECTED_FOR).good(), "a consent to collect");
        require(person.sends(Research.telemetry()).good(), "telemetry taken in");
    }

    private static String agree(Officer officer, Partner partner) {
        officer.logsIn();
        partner.isRegisteredAs(officer.registers(partner));
        JsonNode draft = officer.drafts(Research.agreementWith(partner.id())).json();
        String agreement = draft.path("id").asString("");
        require(officer.signs(agreement).good(), "the company's signature");
        require(partner.signs(agreement, draft.path("terms_hash").asString("")).good(), "the partner's signature");
        return agreement;
    }

    private static void require(boolean there, String what) {
        if (!there) {
            throw new IllegalStateException("the race cannot begin without " + what);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
