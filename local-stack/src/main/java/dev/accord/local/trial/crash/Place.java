package dev.accord.local.trial.crash;

import dev.accord.local.demo.DemoOptions;
import java.time.Duration;

/** A running platform whose parts can be killed. */
public interface Place {
    /** How it is met from outside, by somebody with so much patience. */
    DemoOptions options(Duration patience);

    /** The store, where it is counted what no address shows: events that have not left. */
    String mongodbUri();

    /** Ends a part with SIGKILL, and returns when it serves again. */
    void crash(String part);
}
