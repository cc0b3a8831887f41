package dev.accord.local.intruder;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Outside;
import dev.accord.local.intruder.Documents.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every operation, called by everybody, at the gateway and at the service itself (invariant 8), on one's own, another's
 * and a missing object. Opened once, it can be played again and again on the same platform.
 */
public final class AuthorisationMatrix implements AutoCloseable {
    /** What is said to whoever may not call at all; other refusals are about what was asked. */
    private static final Set<String> TURNED_AWAY =
            Set.of("not-signed-in", "proof-missing", "proof-refused", "forbidden");

    /** Whoever else may see objects that belong to somebody sees all of them. */
    private static final Set<String> OWNERS = Set.of("user", "partner");

    private final Ground ground;
    private final Map<String, Operation> operations;
    private final Cast cast;

    private AuthorisationMatrix(Ground ground, Collection<Operation> operations, Cast cast) {
        this.ground = ground;
        this.operations =
                operations.stream().collect(Collectors.toUnmodifiableMap(Operation::toString, Function.identity()));
        this.cast = cast;
    }

    /**
     * What came of it.
     *
     * @param calls how many were made
     * @param findings those not answered as the table says
     */
    public record Played(int calls, List<Finding> findings) {
        public Played {
            findings = List.copyOf(findings);
        }
    }

    public static AuthorisationMatrix on(Ground ground) {
        return new AuthorisationMatrix(ground, ground.documents().operations(), new Cast(ground));
    }

    /**
     * Everybody tries what they may not: operations of others, inner ones from outside, objects of others and missing
     * ones. Whatever is answered, nobody's things may have changed by it.
     */
    public Played trespasses(Collection<Row> rows) throws IOException {
        var tally = new Tally();
        List<String> before = state();
        for (Row row : rows) {
            for (Intruder intruder : cast.all()) {
                if (!intruder.may(row)) {
                    knock(row, intruder, tally);
                }
                if (!row.isOutside()) {
                    Answer answer = ask(ground.gateway(), intruder, knocking(row));
                    tally.expect(
                            row,
                            intruder,
                            "at the gateway",
                            answer,
                            Set.of(401, 404).contains(answer.status()));
                }
                if (!row.whose().isEmpty() && intruder.may(row)) {
                    reach(row, intruder, tally);
                }
            }
        }
        List<String> after = state();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                tally.findings.add(new Finding("afterwards", "was " + before.get(i) + ", is " + after.get(i)));
            }
        }
        return tally.played();
    }

    /** Everybody does what they may, on what is theirs. */
    public Played errands(Collection<Row> rows) throws IOException {
        var tally = new Tally();
        for (Row row : rows) {
            for (Intruder caller : cast.all()) {
                if (!caller.may(row)) {
                    continue;
                }
                knock(row, caller, tally);
                String own = caller.owns().get(row.whose());
                if (own != null) {
                    Answer answer = ask(ground.gateway(), caller, Visit.about(row, own, caller.owns()));
                    tally.expect(row, caller, "on their own", answer, answer.status() != 404 && !turnedAway(answer));
                }
            }
        }
        return tally.played();
    }

    private void knock(Row row, Intruder intruder, Tally tally) throws IOException {
        if (row.isOutside() && intruder.at().isEmpty()) {
            tally.judge(row, intruder, "at the gateway", ask(ground.gateway(), intruder, knocking(row)));
        }
        if (intruder.at().isEmpty() || intruder.at().equals(row.service())) {
            tally.judge(row, intruder, "at the service", ask(inside(row), intruder, knocking(row)));
        }
    }

    private void reach(Row row, Intruder intruder, Tally tally) throws IOException {
        boolean seesAll = intruder.is().stream().noneMatch(OWNERS::contains);
        for (Intruder owner : cast.all()) {
            String object = owner.owns().get(row.whose());
            if (object != null && !owner.equals(intruder) && !seesAll) {
                Answer answer = ask(ground.gateway(), intruder, Visit.about(row, object, intruder.owns()));
                tally.expect(row, intruder, "on that of " + owner.name(), answer, isMissing(answer));
            }
        }
        Answer answer = ask(ground.gateway(), intruder, Visit.about(row, Visit.missing(), intruder.owns()));
        tally.expect(row, intruder, "on a missing one", answer, isMissing(answer));
    }

    /** What those who own something see of it. */
    private List<String> state() throws IOException {
        List<String> state = new ArrayList<>();
        for (Intruder owner : cast.all()) {
            for (String path : Possessions.of(owner)) {
                Answer answer = ask(ground.gateway(), owner, Call.get(path));
                state.add(owner.name() + " " + path + " " + answer.status() + " " + answer.text());
            }
        }
        return List.copyOf(state);
    }

    private Call knocking(Row row) {
        Operation operation = operations.get(row.toString());
        return Visit.knocking(row, operation != null && operation.takesBody());
    }

    private Outside inside(Row row) {
        return Objects.requireNonNull(ground.services().get(row.service()));
    }

    private static boolean turnedAway(Answer answer) {
        return TURNED_AWAY.contains(answer.problem());
    }

    private static boolean isMissing(Answer answer) {
        return answer.status() == 404 && answer.problem().equals("not-found");
    }

    private static Answer ask(Outside where, Intruder intruder, Call call) throws IOException {
        return where.askOnce(intruder.credential(), call);
    }

    @Override
    public void close() {
        cast.close();
    }

    private static final class Tally {
        private final List<Finding> findings = new ArrayList<>();
        private int calls;

        void judge(Row row, Intruder intruder, String where, Answer answer) {
            boolean turnedAway = turnedAway(answer);
            boolean fits = intruder.may(row)
                    ? !turnedAway && answer.status() < 500
                    : turnedAway && intruder.isTurnedAwayBy(answer.status());
            expect(row, intruder, where, answer, fits);
        }

        void expect(Row row, Intruder intruder, String where, Answer answer, boolean fits) {
            calls++;
            if (!fits) {
                findings.add(new Finding(
                        row.toString(),
                        intruder.name() + " " + where + " was answered " + answer.status() + " " + answer.problem()));
            }
        }

        Played played() {
            return new Played(calls, findings);
        }
    }
}
