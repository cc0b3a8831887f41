package dev.accord.local.trial.withdrawal;

/**
 * What became of a broken twin.
 *
 * @param rounds after how many rounds it was noticed; 0 when it never was
 * @param outcome of all of them
 */
record Noticed(Weakened twin, int rounds, Outcome outcome) {
    boolean atAll() {
        return rounds > 0;
    }

    String told() {
        return atAll()
                ? "noticed within %d rounds: %d bytes of %d withdrawals, the last %d ms after acknowledgement"
                        .formatted(
                                rounds,
                                outcome.bytesAfter(),
                                outcome.lost(),
                                -outcome.closest().toMillis())
                : "NOT noticed in " + outcome.withdrawals() + " withdrawals";
    }
}
