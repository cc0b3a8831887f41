package dev.accord.local.trial.keys;

import dev.accord.local.demo.Credential;

/** Somebody who sends keyed requests and counts afterwards what they came to. One thread uses it. */
interface Writer {
    Credential who();

    /** Sends one request with a key of its own until it is answered well. */
    void write(CarelessNetwork network);

    /** Counts the effects of every key from outside. */
    void recount(Effects effects);
}
