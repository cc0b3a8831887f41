package dev.accord.local.trial.crash;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What was counted: how much was acknowledged, and every breach with words for it. */
final class Tally {
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder keys = new LongAdder();
    private final Map<Breach, List<String>> breaches = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    /** What must not happen. */
    enum Breach {
        /** An acknowledged write is not there. */
        LOST,
        /** A key took effect more than once. */
        DOUBLED,
        /** An event, webhook or notice has not arrived, or its receiver does not know. */
        UNDELIVERED,
        /** What was withdrawn went out, or is allowed again, without a new consent. */
        CAME_BACK
    }

    void acknowledged() {
        acknowledged.increment();
    }

    /** A key whose effects were counted. */
    void key() {
        keys.increment();
    }

    void refused(String how) {
        refusals.computeIfAbsent(how, none -> new LongAdder()).increment();
    }

    void breach(Breach breach, String what) {
        breaches.computeIfAbsent(breach, none -> new CopyOnWriteArrayList<>()).add(what);
    }

    long acknowledgedCount() {
        return acknowledged.sum();
    }

    long keyCount() {
        return keys.sum();
    }

    List<String> of(Breach breach) {
        return breaches.getOrDefault(breach, List.of());
    }

    /** How often a call came to nothing in the end, by how it was answered. */
    Map<String, Long> refusals() {
        Map<String, Long> counted = new TreeMap<>();
        refusals.forEach((how, often) -> counted.put(how, often.sum()));
        return counted;
    }
}
