package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import java.io.IOException;

/** Something that is taken on at once and carried over an edge in its own time. */
interface Carriage {
    /** How far it has come. */
    enum Arrival {
        WAITING,
        ARRIVED,
        /** It counts as arrived, and is not there. */
        CLAIMED
    }

    /** Has the next one taken on. */
    Answer send(int number) throws IOException;

    /** Looks where the one taken on last is. */
    Arrival look();
}
