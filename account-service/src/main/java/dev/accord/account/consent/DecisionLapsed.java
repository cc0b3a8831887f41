package dev.accord.account.consent;

/** A permission ran out before what it permits was done; it may be asked for again (invariant 2). */
public final class DecisionLapsed extends RuntimeException {
    DecisionLapsed() {
        super("the permission ran out", null, false, false);
    }
}
