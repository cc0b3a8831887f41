package dev.accord.local.intruder;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Outside;
import dev.accord.local.intruder.Documents.Operation;
import java.util.Collection;
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

    public static AuthorisationMatrix on(Ground ground) {
        return new AuthorisationMatrix(ground, ground.documents().operations(), Cast.full(ground));
    }

    /**
     * Everybody tries what they may not: operations of others, inner ones from outside, objects of others and missing
     * ones. Whatever is answered, nobody's things may have changed by it.
     */
    public Played trespasses(Collection<Row> rows) {
        Tally tally = new Tally();
        Map<String, String> before = Possessions.of(cast, ground.gateway());
        for (Row row : rows) {
            for (Intruder intruder : cast.all()) {
                if (!intruder.may(row)) {
                    knock(row, intruder, tally);
                } else if (!row.whose().isEmpty()) {
                    reach(row, intruder, tally);
                }
                if (!row.isOutside()) {
                    Answer answer = ask(ground.gateway(), intruder, knocking(row));
                    boolean unknown = answer.status() == 401 || answer.status() == 404;
                    tally.expect(row, intruder, "at the gateway", answer, unknown);
                }
            }
        }
        tally.unchanged(before, Possessions.of(cast, ground.gateway()));
        return tally.played();
    }

    /** Everybody does what they may, on what is theirs. */
    public Played errands(Collection<Row> rows) {
        Tally tally = new Tally();
        for (Row row : rows) {
            for (Intruder caller : cast.all()) {
                if (!caller.may(row)) {
                    continue;
                }
                knock(row, caller, tally);
                String own = caller.owns().get(row.whose());
                if (own != null) {
                    Answer answer = ask(ground.gateway(), caller, Visit.about(row, own, caller.owns()));
                    boolean found = answer.status() != 404 && !Tally.isTurnedAway(answer);
                    tally.expect(row, caller, "on their own", answer, found);
                }
            }
        }
        return tally.played();
    }

    private void knock(Row row, Intruder intruder, Tally tally) {
        if (row.isOutside() && intruder.at().isEmpty()) {
            tally.judge(row, intruder, "at the gateway", ask(ground.gateway(), intruder, knocking(row)));
        }
        // A service gives what is for anyone to whoever asks; only the gateway insists that a token shown is good.
        boolean nothingToGuard = row.isForAnyone() && !intruder.may(row);
        if (!nothingToGuard && (intruder.at().isEmpty() || intruder.at().equals(row.service()))) {
            tally.judge(row, intruder, "at the service", ask(inside(row), intruder, knocking(row)));
        }
    }

    private void reach(Row row, Intruder intruder, Tally tally) {
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

    private Call knocking(Row row) {
        Operation operation = operations.get(row.toString());
        return Visit.knocking(row, operation != null && operation.takesBody());
    }

    private Outside inside(Row row) {
        return Objects.requireNonNull(ground.services().get(row.service()));
    }

    private static boolean isMissing(Answer answer) {
        return answer.status() == 404 && answer.problem().equals("not-found");
    }

    private static Answer ask(Outside where, Intruder intruder, Call call) {
        return where.ask(intruder.credential(), call);
    }

    @Override
    public void close() {
        cast.close();
    }
}
