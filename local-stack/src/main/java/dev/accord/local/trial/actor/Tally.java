package dev.accord.local.trial.actor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What was counted: how much was acknowledged, and every breach with words for it. */
public final class Tally {
    private static final int MOST_SHOWN = 5;

    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder keys = new LongAdder();
    private final Map<Breach, List<String>> breaches = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    /** What must not happen. */
    public enum Breach {
        /** An acknowledged write is not there. */
        LOST,
        /** A key took effect more than once. */
        DOUBLED,
        /** An event, webhook or notice has not arrived, or its receiver does not know. */
        UNDELIVERED,
        /** What was withdrawn went out, or is allowed again, without a new consent. */
        CAME_BACK
    }

    public void acknowledged() {
        acknowledged.increment();
    }

    /** A key whose effects were counted. */
    public void key() {
        keys.increment();
    }

    public void refused(String how) {
        refusals.computeIfAbsent(how, none -> new LongAdder()).increment();
    }

    public void breach(Breach breach, String what) {
        breaches.computeIfAbsent(breach, none -> new CopyOnWriteArrayList<>()).add(what);
    }

    public long acknowledgedCount() {
        return acknowledged.sum();
    }

    public long keyCount() {
        return keys.sum();
    }

    public List<String> of(Breach breach) {
        return breaches.getOrDefault(breach, List.of());
    }

    /** Breaches there were, by their kind, the first few in words. */
    public Map<String, String> breaches() {
        Map<String, String> told = new TreeMap<>();
        breaches.forEach((breach, found) -> told.put(
                breach.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                found.stream().limit(MOST_SHOWN).toList() + (found.size() > MOST_SHOWN ? " …" : "")));
        return told;
    }

    /** How often a call came to nothing in the end, by how it was answered. */
    public Map<String, Long> refusals() {
        Map<String, Long> counted = new TreeMap<>();
        refusals.forEach((how, often) -> counted.put(how, often.sum()));
        return counted;
    }
}
