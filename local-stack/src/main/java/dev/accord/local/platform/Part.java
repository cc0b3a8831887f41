package dev.accord.local.platform;

import dev.accord.local.process.HeldProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * One part of the platform: a process, how it is started and how it shows that it is ready.
 *
 * @param port the port it is asked on
 * @param after names of parts that must be up before it starts
 * @param within how long it may take to become ready
 * @param isRehearsal asked with the process id when it is ready for the first time, before anybody is told of it:
 *     whether this start only prepared the next, which follows at once
 */
record Part(
        String name,
        int port,
        String address,
        Path log,
        List<String> after,
        Duration within,
        Supplier<HeldProcess> launch,
        BooleanSupplier ready,
        LongPredicate isRehearsal) {

    Part(
            String name,
            int port,
            String address,
            Path log,
            List<String> after,
            Duration within,
            Supplier<HeldProcess> launch,
            BooleanSupplier ready) {
        this(name, port, address, log, after, within, launch, ready, pid -> false);
    }

    Part rehearsing(LongPredicate isRehearsal) {
        return new Part(name, port, address, log, after, within, launch, ready, isRehearsal);
    }
}
