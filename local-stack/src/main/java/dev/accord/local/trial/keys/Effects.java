package dev.accord.local.trial.keys;

import java.util.concurrent.atomic.LongAdder;

/** How many keys had which number of effects. */
final class Effects {
    private final LongAdder once = new LongAdder();
    private final LongAdder never = new LongAdder();
    private final LongAdder often = new LongAdder();
    private final LongAdder broughtBack = new LongAdder();

    /** One key's effects were counted. */
    void of(long effects) {
        if (effects == 1) {
            once.increment();
        } else if (effects == 0) {
            never.increment();
        } else {
            often.increment();
        }
    }

    /** Effects that belong to no key that was answered. */
    void more(long effects) {
        often.add(effects);
    }

    /** A replayed key undid a later refusal. */
    void broughtBack() {
        broughtBack.increment();
    }

    long once() {
        return once.sum();
    }

    int never() {
        return never.intValue();
    }

    int often() {
        return often.intValue();
    }

    int timesBroughtBack() {
        return broughtBack.intValue();
    }
}
