package dev.accord.local.trial;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes about by itself. */
public final class Waiting {
    private Waiting() {}

    /** Returns true as soon as the condition holds when it is looked at, false when it has not held for so long. */
    public static boolean within(Duration limit, Duration lookEvery, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(lookEvery.toNanos());
        }
        return true;
    }
}
