package dev.accord.local.trial.withdrawal;

import dev.accord.local.LocalStack;
import dev.accord.local.platform.PartView;
import dev.accord.local.trial.Signals;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The platform on which the race is run, two columns over one store, and the means to hurt it. */
record Stage(
        LocalStack stack,
        Leases leases,
        List<Column> columns,
        Store store,
        Signals signals,
        RecordingProcess recorder,
        Circumstances circumstances) {
    /** Those of the parts that this platform has. */
    List<String> present(List<String> parts) {
        return stack.parts().stream()
                .map(PartView::name)
                .filter(parts::contains)
                .toList();
    }

    Column first() {
        return columns.getFirst();
    }

    Column second() {
        return columns.getLast();
    }

    Column any() {
        return columns.get(ThreadLocalRandom.current().nextInt(columns.size()));
    }

    /** Something is done while a process stands still, and for how long it really did is noted. */
    <T> T whileFrozen(long process, Supplier<T> deed) {
        signals.freeze(process);
        try {
            signals.awaitStandstill(process);
            long still = System.nanoTime();
            T done = deed.get();
            circumstances.note("still for ms", (System.nanoTime() - still) / 1_000_000);
            return done;
        } finally {
            signals.thaw(process);
        }
    }
}
