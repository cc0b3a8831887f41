package dev.accord.local.trial.withdrawal;

/**
 * One page that was asked for.
 *
 * @param given whether it came; else it was refused, or cut on its way
 */
record Pull(long askedAt, long answeredAt, boolean given) {
    /** Whether it was under way at that moment, and the partner did not get it. */
    boolean isWithheld(long moment) {
        return !given && askedAt < moment && moment < answeredAt;
    }
}
