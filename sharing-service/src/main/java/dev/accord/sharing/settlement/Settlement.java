package dev.accord.sharing.settlement;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.accord.kit.lease.LongestLease;
import dev.accord.kit.time.MonotonicClock;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The wait before a change from allow to deny is shown to anyone (invariant 2): L + D on the clock of whoever answers,
 * begun after a majority has the change. Whoever has waited writes it down, so that later answers need not.
 */
@Component
public class Settlement {

    private final MonotonicClock clock;
    private final LongestLease lease;

    Settlement(MonotonicClock clock, LongestLease lease) {
        this.clock = clock;
        this.lease = lease;
    }

    /** One thing as it was read with majority. */
    public record Narrowed(String id, long narrowedSeq, long settledSeq) {

        boolean isOpen() {
            return narrowedSeq > settledSeq;
        }
    }

    /** Returns once all of them may be shown as they were read. Waits once, however many there are. */
    public void await(MongoCollection<?> collection, Collection<Narrowed> read) {
        var open = read.stream().filter(Narrowed::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        try {
            clock.await(lease.settling());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a change could be shown", e);
        }
        // The mark names the change that was read, never one that came since.
        open.forEach(
                one -> collection.updateOne(Filters.eq("_id", one.id()), Updates.max("settledSeq", one.narrowedSeq())));
    }
}
