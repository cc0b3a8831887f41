package dev.accord.local.intruder;

import dev.accord.local.LocalStack;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The authorisation matrix as a trial; its broken twin takes out each guard in turn, and each must be missed. */
public final class Intruding implements Trial {
    private static final String DIFFERENT = "calls not answered as the table says";
    private static final String UNNOTICED = "guards whose absence went unnoticed";
    private static final int MOST_TOLD = 10;

    @Override
    public String name() {
        return "intruders";
    }

    @Override
    public String promise() {
        return "nobody gets more out of any operation than the table of who may call what allows";
    }

    @Override
    public String round() {
        return "times everybody tries everything";
    }

    @Override
    public int usualRounds() {
        return 1;
    }

    @Override
    public Twin twin() {
        return new Twin("each guard of each service, one at a time", Set.of(DIFFERENT));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        List<Row> table = Row.all();
        try (OwnPlatform platform = OwnPlatform.start(name(), settings -> settings, terms);
                AuthorisationMatrix matrix = AuthorisationMatrix.on(Ground.of(platform.stack()))) {
            terms.tell("everybody is there");
            return terms.broken()
                    ? withoutEachGuard(platform.stack(), matrix, table, terms)
                    : whole(matrix, table, terms);
        }
    }

    private static Report whole(AuthorisationMatrix matrix, List<Row> table, Terms terms) {
        Played all = new Played(0, List.of());
        for (int round = 0; round < terms.rounds(); round++) {
            all = all.and(matrix.trespasses(table)).and(matrix.errands(table));
        }
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("operations", Integer.toString(table.size()));
        notes.put("calls", Integer.toString(all.calls()));
        all.findings().stream().limit(MOST_TOLD).forEach(finding -> notes.put(finding.where(), finding.what()));
        return new Report(
                terms.rounds(), List.of(Figure.exactly(DIFFERENT, all.findings().size(), 0, "calls")), notes);
    }

    private static Report withoutEachGuard(LocalStack stack, AuthorisationMatrix matrix, List<Row> table, Terms terms)
            throws IOException {
        int different = 0;
        int unnoticed = 0;
        Map<String, String> notes = new LinkedHashMap<>();
        for (TakenGuard guard : TakenGuard.all()) {
            Played played = guard.missed(matrix, table, stack::pid);
            int noticed = played.findings().size();
            terms.tell("without " + guard + " " + noticed + " of " + played.calls() + " calls went wrong");
            notes.put("without " + guard, noticed + " of " + played.calls() + " calls");
            different += noticed;
            unnoticed += noticed == 0 ? 1 : 0;
        }
        return new Report(
                terms.rounds(),
                List.of(
                        Figure.exactly(DIFFERENT, different, 0, "calls"),
                        Figure.exactly(UNNOTICED, unnoticed, 0, "guards")),
                notes);
    }
}
