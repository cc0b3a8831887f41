package dev.accord.local.hostile;

import dev.accord.local.intruder.Ground;
import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hostile input as a trial. */
public final class SendingHostileInput implements Trial {
    private static final String FAILED = "answers of 5xx";
    private static final String OUTSIDE = "answers outside their schema";
    private static final int USUAL_REQUESTS = 20_000;
    private static final int MOST_TOLD = 10;

    /** What the gateway itself refuses is then answered with nothing at all. */
    private static final BrokenTwin UNSAID =
            new BrokenTwin("dev.accord.gateway.refusal.Refusals", "write", Duration.ofMinutes(30));

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String promise() {
        return "whatever is sent to any operation, nothing fails and nothing comes back that is not documented";
    }

    @Override
    public String round() {
        return "requests";
    }

    @Override
    public int usualRounds() {
        return USUAL_REQUESTS;
    }

    @Override
    public Twin twin() {
        return new Twin("the documents that say what the gateway refuses", Set.of(FAILED, OUTSIDE));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        long seed = System.nanoTime();
        try (OwnPlatform platform = OwnPlatform.start(name(), settings -> settings, terms);
                HostileInput input = HostileInput.on(Ground.of(platform.stack()))) {
            terms.tell("seed " + seed);
            // So that whatever is to be broken is loaded.
            input.send(500, seed);
            if (terms.broken()) {
                UNSAID.breakIn(platform.stack().pid("gateway"));
            }
            return report(input.send(terms.rounds(), seed + 1_000), seed);
        }
    }

    private static Report report(Outcome outcome, long seed) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("seed", Long.toString(seed));
        notes.put("answers by status", outcome.byStatus().toString());
        notes.put("of these 503 with Retry-After", Integer.toString(outcome.unavailable()));
        outcome.failures().entrySet().stream().limit(MOST_TOLD).forEach(one -> notes.put(one.getKey(), one.getValue()));
        outcome.breaches().entrySet().stream().limit(MOST_TOLD).forEach(one -> notes.put(one.getKey(), one.getValue()));
        return new Report(
                outcome.requests(),
                List.of(
                        Figure.exactly(FAILED, outcome.failed(), 0, "answers"),
                        Figure.exactly(OUTSIDE, outcome.outside(), 0, "answers")),
                notes);
    }
}
