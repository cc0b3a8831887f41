package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import java.io.IOException;
import java.time.Duration;

/** What is done from outside to find out how an edge does. */
interface Probe {
    /**
     * What came of it once; a connection that was cut is an answer too, and opens nothing.
     *
     * @param opened whether the answer gives away what needs the edge, or claims what has not happened
     * @param well whether all of it is as when nothing is wrong
     * @param blamed whether it says that the fault lies with whoever asks
     * @param took until the answer came
     */
    record Seen(boolean opened, boolean well, boolean blamed, Duration took, String how) {
        static Seen cut(IOException how, Duration took) {
            return new Seen(false, false, false, took, how.getClass().getSimpleName());
        }

        static Seen of(Answer answer, boolean opened, boolean well, Duration took) {
            return new Seen(opened, well, answer.status() / 100 == 4, took, answer.status() + " " + answer.problem());
        }
    }

    Seen ask(int number);

    /** Within which time any answer, a refusal too, has to come. */
    Duration bound();

    /** How often it is asked while the edge is at fault. */
    int times();

    /** Whether it is answered first and carried over the edge afterwards, again and again until it has arrived. */
    boolean isCarried();
}
