package dev.accord.local.trial.crash;

/** Somebody who writes again and again, remembers what was acknowledged, and looks afterwards whether it is there. */
interface Actor {
    /** One thing after the other; called by one thread. */
    void act(Tally tally);

    /** Counts from outside, when everything is up and quiet again. */
    void recount(Tally tally);
}
