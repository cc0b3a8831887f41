package dev.accord.account.value;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;

/** Nothing is held about this person yet, or not any more. */
public final class NoAccount extends Problem {
    public NoAccount() {
        super(
                ProblemType.NOT_FOUND,
                "There is no account yet. Accept the terms, then open it with PATCH /api/account/me.");
    }
}
