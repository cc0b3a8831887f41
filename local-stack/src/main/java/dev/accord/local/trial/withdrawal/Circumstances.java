package dev.accord.local.trial.withdrawal;

import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What was seen of the circumstances that a scenario is about, so that a nought from a race without them is known. */
final class Circumstances {
    private final Map<String, LongSummaryStatistics> seen = new ConcurrentHashMap<>();

    void note(String what, long value) {
        seen.compute(what, (same, before) -> {
            LongSummaryStatistics all = new LongSummaryStatistics();
            if (before != null) {
                all.combine(before);
            }
            all.accept(value);
            return all;
        });
    }

    /** What was noted since this was last asked, each with its count, least and most. */
    Map<String, LongSummaryStatistics> taken() {
        Map<String, LongSummaryStatistics> taken = new TreeMap<>(seen);
        seen.clear();
        return taken;
    }
}
