package dev.accord.local.trial.withdrawal;

import dev.accord.local.LocalStack;
import dev.accord.local.trial.Signals;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The platform on which the race is run, two columns over one store, and the means to hurt it. */
record Stage(LocalStack stack, List<Column> columns, Store store, Signals signals) {
    Column first() {
        return columns.getFirst();
    }

    Column second() {
        return columns.getLast();
    }

    Column any() {
        return columns.get(ThreadLocalRandom.current().nextInt(columns.size()));
    }
}
