package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that cannot be answered without a certain edge.
 *
 * @param call makes it anew each time
 * @param opens whether an answer, given while that edge is at fault, gives away what needs it: data without a decision, a
 *     success that cannot have happened
 * @param well whether it is a whole answer, as when nothing is wrong
 * @param bound within which time any answer, a refusal too, has to come
 */
record Probe(
        Outside outside,
        Credential who,
        Function<Integer, Call> call,
        Predicate<Answer> opens,
        Predicate<Answer> well,
        Duration bound) {

    /** What came of one question; a connection that was cut is an answer too, and opens nothing. */
    record Seen(boolean opened, boolean well, Duration took, String how) {}

    Seen ask(int number) {
        long begun = System.nanoTime();
        try {
            Answer answer = outside.askOnce(who, call.apply(number));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new Seen(opens.test(answer), well.test(answer), took, answer.status() + " " + answer.problem());
        } catch (IOException cut) {
            return new Seen(
                    false,
                    false,
                    Duration.ofNanos(System.nanoTime() - begun),
                    cut.getClass().getSimpleName());
        }
    }
}
