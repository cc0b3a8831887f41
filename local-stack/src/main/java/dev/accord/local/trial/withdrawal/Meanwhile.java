package dev.accord.local.trial.withdrawal;

import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was seen while people withdrew.
 *
 * @param pages the partner was given
 * @param refusals what it was refused, by kind
 * @param circumstances what the scenario is about, as far as it was really so
 */
record Meanwhile(long pages, Map<String, Long> refusals, Map<String, LongSummaryStatistics> circumstances) {
    static Meanwhile nothing() {
        return new Meanwhile(0, Map.of(), Map.of());
    }

    Meanwhile and(Meanwhile other) {
        Map<String, Long> refused = new TreeMap<>(refusals);
        other.refusals.forEach((kind, times) -> refused.merge(kind, times, Long::sum));
        Map<String, LongSummaryStatistics> seen = new TreeMap<>(circumstances);
        other.circumstances.forEach((what, values) -> seen.merge(what, values, Meanwhile::together));
        return new Meanwhile(pages + other.pages, refused, seen);
    }

    private static LongSummaryStatistics together(LongSummaryStatistics one, LongSummaryStatistics other) {
        LongSummaryStatistics all = new LongSummaryStatistics();
        all.combine(one);
        all.combine(other);
        return all;
    }

    String told() {
        String seen = circumstances.entrySet().stream()
                .map(one -> "; " + one.getKey() + " " + told(one.getValue()))
                .collect(Collectors.joining());
        return "%d pages, refused %s%s".formatted(pages, new TreeMap<>(refusals), seen);
    }

    /** Of what is so or not so, how often it was; else from least to most. */
    private static String told(LongSummaryStatistics values) {
        return values.getMin() >= 0 && values.getMax() <= 1
                ? values.getSum() + " of " + values.getCount()
                : values.getMin() + "–" + values.getMax() + " (" + values.getCount() + " times)";
    }
}
