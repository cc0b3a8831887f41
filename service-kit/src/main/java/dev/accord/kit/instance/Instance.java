package dev.accord.kit.instance;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of a service, and whether it is believed to answer. Who asks it says so with {@link #begun()} and then
 * says once how that ended: {@link #answered()}, {@link #failed()}, {@link #refused()} or {@link #givenUp()}.
 */
public final class Instance {

    private static final Logger log = LoggerFactory.getLogger(Instance.class);

    /** As many as that without an answer between them, and it is left alone until its readiness says otherwise. */
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private final String name;
    private final URI address;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile boolean answers = true;
    private volatile int removals;

    Instance(String name, URI address) {
        this.name = name;
        this.address = address;
    }

    /** The service's name; of the second instance with {@code -2} behind it, and so on. */
    public String name() {
        return name;
    }

    /** Its base address, without a path. */
    public URI address() {
        return address;
    }

    /** Whether it is believed to answer; one that is not is asked last. */
    public boolean answers() {
        return answers;
    }

    int underWay() {
        return underWay.get();
    }

    public void begun() {
        underWay.incrementAndGet();
    }

    public void answered() {
        underWay.decrementAndGet();
        failuresInARow.set(0);
    }

    /** It may have taken the request in, and gave no answer, or one that shows a fault of its own. */
    public void failed() {
        underWay.decrementAndGet();
        if (failuresInARow.incrementAndGet() >= MOST_FAILURES_IN_A_ROW) {
            remove("it failed " + MOST_FAILURES_IN_A_ROW + " times in a row");
        }
    }

    /** No connection came about, so that it has seen nothing of the request. */
    public void refused() {
        underWay.decrementAndGet();
        remove("it takes no connection");
    }

    /** Whoever asked has given it up for reasons of its own, which say nothing about the instance. */
    public void givenUp() {
        underWay.decrementAndGet();
    }

    /** Who probes takes this along, so that an answer from before a removal does not undo it. */
    int removals() {
        return removals;
    }

    synchronized void ready(int removalsBefore) {
        if (removals == removalsBefore && !answers) {
            failuresInARow.set(0);
            answers = true;
            log.info("{} is asked again: it says that it is ready", name);
        }
    }

    synchronized void remove(String why) {
        removals++;
        if (answers) {
            answers = false;
            log.warn("{} is left alone: {}", name, why);
        }
    }
}
