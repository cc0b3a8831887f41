package dev.accord.local.trial;

import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.Ports;
import dev.accord.local.trial.WithdrawalTrial.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code accord trial}: plays a safety trial against the platform that runs on this machine. */
public final class Trial {
    private static final int NOT_UNDERSTOOD = 2;
    private static final int USUAL_ROUNDS = 100;
    /** Whether one race of a broken platform is lost is chance; that none of so many is would be a blind trial. */
    private static final int MOST_BROKEN_RACES = 8;

    private static final String WITHDRAWAL = "withdrawal";
    private static final String USAGE = """
            accord trial withdrawal [--rounds N] [--broken] [--json] and what ./accord demo takes
              People withdraw while a partner pulls pages as fast as it can and sharing-service is frozen for moments;
              another process stamps what leaves the gateway. Promised: 0 bytes about a person after her withdrawal was acknowledged.
              --rounds  how many withdrawals (100)
              --broken  take the wait out of the running consent-service first, to see that the trial notices, and race
                        again, at most 8 times, until it does; the service is ended afterwards and started again by its supervisor""";

    private Trial() {}

    public static void main(String... arguments) throws Exception {
        System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** The exit status is 0 when nothing left; with {@code --broken}, when something did. */
    static int run(List<String> arguments, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        List<String> rest = new ArrayList<>(arguments);
        boolean broken = rest.remove("--broken");
        DemoOptions options;
        int rounds;
        try {
            rounds = rounds(rest);
            options = DemoOptions.read(rest, System.getenv());
        } catch (IllegalArgumentException misread) {
            out.println(misread.getMessage());
            out.println(USAGE);
            return NOT_UNDERSTOOD;
        }
        if (!options.story().equals(WITHDRAWAL)) {
            out.println(USAGE);
            return NOT_UNDERSTOOD;
        }
        Outcome outcome = race(options, rounds, broken);
        tell(outcome, broken, options.json(), out);
        return broken == outcome.bytesAfter() > 0 ? 0 : 1;
    }

    private static int rounds(List<String> arguments) {
        int at = arguments.indexOf("--rounds");
        if (at < 0) {
            return USUAL_ROUNDS;
        }
        if (at + 1 >= arguments.size()) {
            throw new IllegalArgumentException("--rounds needs a number");
        }
        arguments.remove(at);
        return Integer.parseInt(arguments.remove(at));
    }

    private static Outcome race(DemoOptions options, int rounds, boolean broken)
            throws IOException, InterruptedException, ExecutionException {
        WithdrawalTrial plain = new WithdrawalTrial(options);
        WithdrawalTrial trial =
                local(options, "sharing-service").map(plain::freezing).orElse(plain);
        if (!broken) {
            return trial.race(rounds);
        }
        long process = local(options, "consent-service")
                .orElseThrow(() -> new IOException("only a platform of this checkout can be broken"));
        try {
            WithdrawalTrial weakened = trial.withoutTheWait(process);
            Outcome outcome = weakened.race(rounds);
            for (int races = 1; outcome.bytesAfter() == 0 && races < MOST_BROKEN_RACES; races++) {
                outcome = weakened.race(rounds);
            }
            return outcome;
        } finally {
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            awaitConsentService(options);
        }
    }

    /** Returns when its supervisor has started it again. */
    private static void awaitConsentService(DemoOptions options) {
        Patience patience = new Patience(Duration.ofMinutes(2));
        new Outside(options.platform().gateway(), patience)
                .ask(Credential.NOBODY, Call.get("/api/consent/policies/current"));
    }

    /** The process of a service, when the platform was started from this checkout. */
    private static Optional<Long> local(DemoOptions options, String service) throws IOException {
        Ports ports = new Ports(options.platform().gateway().getPort());
        Path file = PlatformFolder.of(RepositoryRoot.find(), ports).pid(service);
        return Files.exists(file)
                ? Optional.of(Long.parseLong(Files.readString(file).strip()))
                : Optional.empty();
    }

    private static void tell(Outcome outcome, boolean broken, boolean json, PrintStream out) {
        if (json) {
            ObjectNode told = JsonMapper.shared().createObjectNode().put("name", WITHDRAWAL);
            told.put("goal", 0).put("ours", outcome.bytesAfter()).put("unit", "bytes after acknowledgement");
            told.put("rounds", outcome.rounds())
                    .put("races_lost", outcome.racesLost())
                    .put("broken", broken);
            told.put("closest_ms", outcome.closest().toMillis());
            told.put("pages", outcome.pages()).put("recorded", outcome.recorded());

            outcome.refusals().forEach(told.putObject("refusals")::put);
            outcome.load().forEach(told.putArray("load")::add);
            out.println(told);
            return;
        }
        Map<String, Object> lines = new java.util.LinkedHashMap<>();
        lines.put("withdrawals acknowledged", outcome.rounds());
        lines.put(
                "least time between last byte and acknowledgement",
                outcome.closest().toMillis() + " ms");
        lines.put("pages pulled meanwhile", outcome.pages());
        lines.put("refusals meanwhile", outcome.refusals());
        lines.put("bytes recorded", outcome.recorded());
        lines.put("bytes about a person after her withdrawal", outcome.bytesAfter());
        lines.put("withdrawals with such bytes", outcome.racesLost());
        lines.put("load of the machine, before and after", outcome.load());
        lines.forEach((what, value) -> out.println("%-52s %s".formatted(what, value)));
    }
}
