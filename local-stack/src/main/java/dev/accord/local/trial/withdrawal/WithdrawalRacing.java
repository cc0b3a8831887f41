package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The withdrawal race on a platform of its own, in every scenario. */
public final class WithdrawalRacing implements Trial {
    private static final String BYTES = "bytes after acknowledgement";
    private static final String UNNOTICED = "weakened parts not noticed";
    private static final String RACES = "withdrawals with data on its way";
    /** Of a hundred; a nought from races that could not be lost would be worth nothing. */
    private static final int LEAST_RACES = 50;

    private static final int PEOPLE = 8;
    // As long as a killed service or another primary may take on a busy machine: she is told 503 until then, and asks
    // again
    // with the same key.
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int USUAL_ROUNDS = 400;
    /** Whether one round of a broken platform is lost is chance; that none of so many is would be a blind trial. */
    private static final int MOST_BROKEN_ROUNDS = 40;

    private final List<Scenario> scenarios;
    private final List<Weakened> weakened;

    public WithdrawalRacing() {
        this(List.of(Scenario.values()), Weakened.ALL);
    }

    WithdrawalRacing(List<Scenario> scenarios, List<Weakened> weakened) {
        this.scenarios = scenarios;
        this.weakened = weakened;
    }

    @Override
    public String name() {
        return "withdrawal";
    }

    @Override
    public String promise() {
        return "no byte about a person leaves a gateway after her withdrawal was acknowledged";
    }

    @Override
    public String round() {
        return "withdrawals";
    }

    @Override
    public int usualRounds() {
        return USUAL_ROUNDS;
    }

    @Override
    public boolean hasPieces() {
        return true;
    }

    @Override
    public Twin twin() {
        return new Twin(weakened.size() + " safeguards, one at a time", Set.of(BYTES));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        try (OwnPlatform platform = OwnPlatform.start(name(), Columns::of, terms);
                WithdrawalTrial trial =
                        new WithdrawalTrial(platform.stack(), Columns.LEASES, platform.options(PATIENCE), PEOPLE)) {
            return play(trial, terms);
        }
    }

    private static <T> List<T> chosen(List<T> all, Function<T, String> name, Terms terms) {
        List<T> chosen =
                all.stream().filter(one -> terms.includes(name.apply(one))).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("nothing has that in its name; there are "
                    + all.stream().map(name).toList());
        }
        return chosen;
    }

    Report play(WithdrawalTrial trial, Terms terms) throws IOException {
        return terms.broken() ? broken(trial, terms) : whole(trial, terms);
    }

    private Report whole(WithdrawalTrial trial, Terms terms) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        Outcome all = Outcome.nothing();
        for (Scenario scenario : chosen(scenarios, Scenario::words, terms)) {
            Outcome outcome = trial.race(scenario, scenario.roundsOf(terms.rounds() / trial.people()));
            notes.put(scenario.words(), outcome.told());
            terms.tell(scenario.words() + ": " + outcome.told());
            all = all.and(outcome);
        }
        notes.put("in all", all.told());
        return new Report(
                all.withdrawals(),
                List.of(
                        Figure.exactly(BYTES, (double) all.bytesAfter(), 0, "bytes"),
                        Figure.atLeast(RACES, 100.0 * all.onItsWay() / all.withdrawals(), LEAST_RACES, "of 100")),
                notes);
    }

    private Report broken(WithdrawalTrial trial, Terms terms) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        List<Noticed> all = new ArrayList<>();
        for (Weakened one : chosen(weakened, Weakened::words, terms)) {
            Noticed noticed = trial.noticed(one, MOST_BROKEN_ROUNDS);
            notes.put(one.words(), noticed.told());
            terms.tell(one.words() + ": " + noticed.told());
            all.add(noticed);
        }
        Outcome together = all.stream().map(Noticed::outcome).reduce(Outcome.nothing(), Outcome::and);
        long unnoticed = all.stream().filter(noticed -> !noticed.atAll()).count();
        return new Report(
                together.withdrawals(),
                List.of(
                        Figure.exactly(BYTES, (double) together.bytesAfter(), 0, "bytes"),
                        Figure.exactly(UNNOTICED, (double) unnoticed, 0, "of " + all.size())),
                notes);
    }
}
