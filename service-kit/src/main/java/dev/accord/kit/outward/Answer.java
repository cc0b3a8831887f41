package dev.accord.kit.outward;

import dev.accord.kit.problem.Problem;

/** What came of asking another service: every way it can end, as a value. */
public sealed interface Answer<T> {

    /** It answered. */
    record Given<T>(T value) implements Answer<T> {}

    /** It refused; the status is 4xx. */
    record Refused<T>(int status, String problemSlug) implements Answer<T> {

        /** Whether the same question would be refused again: not so for time-outs, conflicts, limits and tokens. */
        public boolean isFinal() {
            return switch (status) {
                case 401, 403, 408, 409, 425, 429 -> false;
                default -> true;
            };
        }
    }

    /**
     * It is down, slow, failing or answers nonsense, or is given a rest after that.
     *
     * @param why a reason code without content
     */
    record Unavailable<T>(String why) implements Answer<T> {}

    /** The value, or a problem that names the dependency. */
    default T orUnavailable(String dependency) {
        return switch (this) {
            case Given<T> given -> given.value();
            case Refused<T> refused -> throw Problem.unavailable(dependency);
            case Unavailable<T> unavailable -> throw Problem.unavailable(dependency);
        };
    }
}
