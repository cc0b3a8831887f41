package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/** A partner pulls page after page through every gateway as fast as it can, and knows whom it has seen. */
final class Pulling implements AutoCloseable {
    private static final int AT_EACH_GATEWAY = 1;

    private final Pages pages;
    private final List<Thread> pullers = new ArrayList<>();
    private final LongAdder pulled = new LongAdder();
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> emails = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Semaphore leave = new Semaphore(1);
    private volatile boolean over;

    /** @param subject by which id the partner knows her */
    record Seen(String subject, long at) {}

    Pulling(Pages pages, List<Column> columns) {
        this.pages = pages;
        for (Column column : columns) {
            for (int i = 0; i < AT_EACH_GATEWAY; i++) {
                pullers.add(Thread.startVirtualThread(() -> pull(column.impatient())));
            }
        }
    }

    long pulled() {
        return pulled.sum();
    }

    Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    /** When she was last on a page; in no time at all when she never was. */
    Seen last(Person person) {
        return seen.getOrDefault(person.email(), new Seen("", Long.MIN_VALUE));
    }

    /** Lets nobody begin another page until released. */
    void hold() {
        leave.acquireUninterruptibly();
    }

    void release() {
        leave.release();
    }

    private void pull(Outside gateway) {
        while (!over) {
            hold();
            release();
            try {
                Answer page = gateway.askOnce(pages.partner()::headersFor, pages.call());
                if (page.good()) {
                    pulled.increment();
                    long now = System.nanoTime();
                    page.json().path("items").valueStream().forEach(item -> note(item, now));
                } else {
                    refused(page.status() + " " + page.problem());
                }
            } catch (IOException cut) {
                refused("cut");
            }
        }
    }

    private void refused(String how) {
        refusals.merge(how, 1L, Long::sum);
    }

    /** Only an id not met before is opened, so that the partner stays fast. */
    private void note(JsonNode item, long now) {
        String subject = item.path("subject").asString();
        String email = emails.computeIfAbsent(
                subject,
                unknown -> pages.partner().opened(item).path("contact.email").asString(""));
        seen.put(email, new Seen(subject, now));
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread puller : pullers) {
                puller.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
