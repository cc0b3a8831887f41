package dev.accord.local.trial.actor;

/** Somebody who writes again and again, remembers what was acknowledged, and looks afterwards whether it is there. */
public interface Actor {
    /** One thing after the other; called by one thread. */
    void act(Tally tally);

    /** Counts from outside, when everything is up and quiet again. */
    void recount(Tally tally);
}
