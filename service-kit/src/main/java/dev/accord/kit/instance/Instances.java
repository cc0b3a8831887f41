package dev.accord.kit.instance;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** All instances of one service. */
public final class Instances {

    private final List<Instance> all;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param addresses at least one; base addresses without a path */
    public Instances(String service, List<URI> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("No address is given for " + service);
        }
        this.all = IntStream.range(0, addresses.size())
                .mapToObj(i -> new Instance(i == 0 ? service : service + "-" + (i + 1), addresses.get(i)))
                .toList();
    }

    public List<Instance> all() {
        return all;
    }

    /** Whether a request that one instance did not take can go to another. */
    public boolean areSeveral() {
        return all.size() > 1;
    }

    /**
     * The instances in the order in which a request is offered to them: first those that answer, of these the one with
     * the fewest requests under way, and where that is the same, in turn. Those that do not answer come last: when no
     * instance is believed in, asking one is better than refusing.
     */
    public List<Instance> inTurn() {
        if (!areSeveral()) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Instance> order = new ArrayList<>(all.subList(first, all.size()));
        order.addAll(all.subList(0, first));
        // Looked at once each: what changes while it is sorted would break the sorting.
        record Standing(Instance instance, boolean answers, int underWay) {}
        return order.stream()
                .map(instance -> new Standing(instance, instance.answers(), instance.underWay()))
                .sorted(Comparator.comparing((Standing standing) -> !standing.answers())
                        .thenComparingInt(Standing::underWay))
                .map(Standing::instance)
                .toList();
    }
}
