package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A partner pulls through every gateway at once. */
final class Pulling implements AutoCloseable {
    private final List<Puller> pullers;

    Pulling(Pages pages, List<Column> columns) {
        this.pullers = columns.stream()
                .map(column -> new Puller(pages, column.impatient()))
                .toList();
        pullers.forEach(Puller::start);
    }

    /** How many pages it was given. */
    long given() {
        return pullers.stream()
                .flatMap(puller -> puller.pulls().stream())
                .filter(Pull::given)
                .count();
    }

    /** What it was refused, by kind. */
    Map<String, Long> refusals() {
        Map<String, Long> all = new HashMap<>();
        pullers.forEach(puller -> puller.refusals().forEach((kind, times) -> all.merge(kind, times, Long::sum)));
        return all;
    }

    /** Whether a page was under way at that moment, and was refused or cut. */
    boolean isWithheld(long moment) {
        return pullers.stream().flatMap(puller -> puller.pulls().stream()).anyMatch(pull -> pull.isWithheld(moment));
    }

    /** Whether she has been on a page of every gateway since that moment. */
    boolean isSeenEverywhere(Person person, long since) {
        return pullers.stream().allMatch(puller -> puller.lastSeen(person).orElse(Long.MIN_VALUE) > since);
    }

    /** By which id the partner knows somebody it has seen. */
    String subject(Person person) {
        return pullers.getFirst().subject(person);
    }

    /** Lets nobody begin another page until released. */
    void hold() {
        pullers.forEach(puller -> puller.hold(true));
    }

    void release() {
        pullers.forEach(puller -> puller.hold(false));
    }

    /** Lets the partner begin again through the last gateway only. */
    void releaseLast() {
        pullers.getLast().hold(false);
    }

    /** Returns when every page that was asked for before this call has come, or was refused or cut. */
    void awaitAnswered() {
        pullers.forEach(Puller::awaitAnswered);
    }

    @Override
    public void close() {
        try {
            for (Puller puller : pullers) {
                puller.end();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
