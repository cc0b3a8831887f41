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
 * A question that is answered over a certain edge or not at all.
 *
 * @param call makes it anew each time
 * @param opens whether an answer, given while that edge is at fault, gives away what needs it: data without a decision, a
 *     success that cannot have happened
 * @param well whether it is a whole answer, as when nothing is wrong
 * @param bound within which time any answer, a refusal too, has to come
 */
record Question(
        Outside outside,
        Credential who,
        Function<Integer, Call> call,
        Predicate<Answer> opens,
        Predicate<Answer> well,
        Duration bound)
        implements Probe {
    private static final int TIMES = 3;

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public boolean isCarried() {
        return false;
    }

    @Override
    public Seen ask(int number) {
        long begun = System.nanoTime();
        try {
            Answer answer = outside.askOnce(who, call.apply(number));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return Seen.of(answer, opens.test(answer), well.test(answer), took);
        } catch (IOException cut) {
            return Seen.cut(cut, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
