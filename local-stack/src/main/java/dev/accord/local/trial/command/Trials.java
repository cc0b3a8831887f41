package dev.accord.local.trial.command;

import dev.accord.local.hostile.SendingHostileInput;
import dev.accord.local.intruder.Intruding;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.crash.CrashTrial;
import dev.accord.local.trial.faults.FaultTrial;
import dev.accord.local.trial.keys.KeysTrial;
import dev.accord.local.trial.replicas.ReplicasTrial;
import dev.accord.local.trial.withdrawal.WithdrawalRacing;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command {@code accord trial}. What it does meanwhile is told on standard error, what came of it on standard out. */
public final class Trials {
    private static final int NOT_UNDERSTOOD = 2;
    private static final List<Trial> KNOWN = List.of(
            new WithdrawalRacing(),
            new CrashTrial(),
            new KeysTrial(),
            new FaultTrial(),
            new ReplicasTrial(),
            new Intruding(),
            new SendingHostileInput());

    private final List<Trial> known;
    private final PrintStream out;
    private final PrintStream progress;

    Trials(List<Trial> known, PrintStream out, PrintStream progress) {
        this.known = known;
        this.out = out;
        this.progress = progress;
    }

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Trials(KNOWN, out, progress).run(List.of(arguments)));
    }

    /** The exit status: 0 only when every trial was played to its end and came out as it must. */
    int run(List<String> arguments) {
        Telling telling = new Telling(out);
        if (arguments.contains("--help")) {
            telling.usage(known);
            return 0;
        }
        Asked asked;
        try {
            asked = Asked.read(arguments, known);
        } catch (IllegalArgumentException misread) {
            out.println(misread.getMessage());
            telling.usage(known);
            return NOT_UNDERSTOOD;
        }
        List<Played> played = new ArrayList<>();
        boolean good = true;
        for (Trial trial : asked.trials()) {
            for (boolean broken : forms(asked)) {
                try {
                    Played one = play(
                            trial,
                            new Terms(asked.roundsOf(trial), broken, asked.only(), line -> tell(trial, broken, line)));
                    played.add(one);
                    good &= one.asItMust();
                    if (asked.json()) {
                        telling.asJson(one);
                    }
                } catch (Exception notPlayed) {
                    good = false;
                    tell(trial, broken, "could not be played to the end: " + notPlayed);
                    notPlayed.printStackTrace(progress);
                }
            }
        }
        if (!asked.json()) {
            telling.asTable(played);
        }
        return good ? 0 : 1;
    }

    private static List<Boolean> forms(Asked asked) {
        if (!asked.broken()) {
            return List.of(false);
        }
        return asked.alsoSafe() ? List.of(false, true) : List.of(true);
    }

    private static Played play(Trial trial, Terms terms) throws Exception {
        double before = load();
        long begun = System.nanoTime();
        Report report = trial.run(terms);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Played(trial, terms.broken(), report, List.of(before, load()), took);
    }

    private void tell(Trial trial, boolean broken, String line) {
        progress.println(trial.name() + (broken ? " (broken)" : "") + ": " + line);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
