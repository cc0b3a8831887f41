package dev.accord.account.value;

import dev.accord.account.catalogue.Refusal;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.List;

/** What the catalogue refused, as the problem a caller gets: where, why and what is allowed, never the value. */
public final class CatalogueProblem {
    private CatalogueProblem() {}

    public static Problem of(Refusal refusal, String where) {
        return new Problem(type(refusal), "The catalogue does not take this.", List.of(fault(refusal, where)));
    }

    public static Fault fault(Refusal refusal, String where) {
        return new Fault(where, refusal.detail(), refusal.allowed());
    }

    private static ProblemType type(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN_FIELD -> ProblemType.UNKNOWN_FIELD;
            case UNSUPPORTED_LANGUAGE -> ProblemType.UNSUPPORTED_LANGUAGE;
            case WRONG_TYPE, TOO_LONG, WRONG_FORM, OUT_OF_RANGE -> ProblemType.INVALID_REQUEST;
        };
    }
}
