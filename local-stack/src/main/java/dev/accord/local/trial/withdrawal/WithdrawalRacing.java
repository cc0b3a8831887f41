package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import dev.accord.local.trial.withdrawal.WithdrawalTrial.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The withdrawal race on a platform of its own. */
public final class WithdrawalRacing implements Trial {
    private static final String BYTES = "bytes after acknowledgement";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int USUAL_ROUNDS = 100;
    /** Whether one race of a broken platform is lost is chance; that none of so many is would be a blind trial. */
    private static final int MOST_BROKEN_RACES = 8;

    @Override
    public String name() {
        return "withdrawal";
    }

    @Override
    public String promise() {
        return "no byte about a person leaves the gateway after her withdrawal was acknowledged";
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
    public Twin twin() {
        return new Twin("the wait before consent-service acknowledges", Set.of(BYTES));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        try (OwnPlatform platform = OwnPlatform.start(name(), settings -> settings, terms)) {
            WithdrawalTrial trial = new WithdrawalTrial(platform.options(PATIENCE))
                    .freezing(platform.stack().pid("sharing-service"));
            if (!terms.broken()) {
                return report(trial.race(terms.rounds()));
            }
            trial.withoutTheWait(platform.stack().pid("consent-service"));
            Outcome outcome = trial.race(terms.rounds());
            for (int races = 1; outcome.bytesAfter() == 0 && races < MOST_BROKEN_RACES; races++) {
                outcome = trial.race(terms.rounds());
            }
            return report(outcome);
        }
    }

    private static Report report(Outcome outcome) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(
                "least time between last byte and acknowledgement",
                outcome.closest().toMillis() + " ms");
        notes.put("withdrawals with such bytes", Long.toString(outcome.racesLost()));
        notes.put("pages pulled meanwhile", Long.toString(outcome.pages()));
        notes.put("refusals meanwhile", outcome.refusals().toString());
        notes.put("bytes recorded", Long.toString(outcome.recorded()));
        return new Report(
                outcome.rounds(), List.of(Figure.exactly(BYTES, (double) outcome.bytesAfter(), 0, "bytes")), notes);
    }
}
