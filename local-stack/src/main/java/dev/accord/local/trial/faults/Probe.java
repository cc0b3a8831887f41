package dev.accord.local.trial.faults;

import java.time.Duration;

/** What is done from outside to find out how an edge does. */
interface Probe {
    /**
     * What came of it once; a connection that was cut is an answer too, and opens nothing.
     *
     * @param opened whether the answer gives away what needs the edge, or claims what has not happened
     * @param well whether all of it is as when nothing is wrong
     * @param took until the answer came
     */
    record Seen(boolean opened, boolean well, Duration took, String how) {}

    Seen ask(int number);

    /** Within which time any answer, a refusal too, has to come. */
    Duration bound();

    /** How often it is asked while the edge is at fault. */
    int times();

    /** Whether it is answered first and carried over the edge afterwards, again and again until it has arrived. */
    boolean isCarried();
}
