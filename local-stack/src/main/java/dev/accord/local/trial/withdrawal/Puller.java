package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A partner pulls page after page through one gateway as fast as it can, and knows whom it has seen there. */
final class Puller {
    private static final long LOOK_EVERY_NANOS = 1_000_000;
    /** Whoever is refused leaves the others some of the machine. */
    private static final long NANOS_AFTER_A_REFUSAL = 10_000_000;

    private final Pages pages;
    private final Outside gateway;
    private final Thread thread;
    private final Map<String, String> emails = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();
    private final List<Pull> pulls = new ArrayList<>();
    private volatile long askedAt = Long.MAX_VALUE;
    private volatile boolean held;
    private volatile boolean over;

    Puller(Pages pages, Outside gateway) {
        this.pages = pages;
        this.gateway = gateway;
        this.thread = Thread.ofVirtual().unstarted(this::pull);
    }

    void start() {
        thread.start();
    }

    /** When she was last on a page; empty when she never was. */
    OptionalLong lastSeen(Person person) {
        Long at = seen.get(person.email());
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** By which id the partner knows her. */
    String subject(Person person) {
        return emails.entrySet().stream()
                .filter(known -> known.getValue().equals(person.email()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    List<Pull> pulls() {
        synchronized (pulls) {
            return List.copyOf(pulls);
        }
    }

    void hold(boolean hold) {
        held = hold;
    }

    /** Returns when what was asked for before this call has been answered, refused or cut. */
    void awaitAnswered() {
        long now = System.nanoTime();
        while (askedAt < now) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private void pull() {
        while (!over) {
            if (held) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
                continue;
            }
            askedAt = System.nanoTime();
            boolean given = isGiven();
            synchronized (pulls) {
                pulls.add(new Pull(askedAt, System.nanoTime(), given));
            }
            askedAt = Long.MAX_VALUE;
            if (!given) {
                LockSupport.parkNanos(NANOS_AFTER_A_REFUSAL);
            }
        }
    }

    private boolean isGiven() {
        try {
            Answer page = gateway.askOnce(pages.partner()::headersFor, pages.call());
            if (page.good()) {
                long now = System.nanoTime();
                page.json().path("items").valueStream().forEach(item -> note(item, now));
            } else {
                refusals.merge(page.status() + " " + page.problem(), 1L, Long::sum);
            }
            return page.good();
        } catch (IOException cut) {
            refusals.merge("cut", 1L, Long::sum);
            return false;
        }
    }

    /** Only an id not met before is opened, so that the partner stays fast. */
    private void note(JsonNode item, long now) {
        String subject = item.path("subject").asString();
        String email = emails.computeIfAbsent(
                subject,
                unknown -> pages.partner().opened(item).path("contact.email").asString(""));
        seen.put(email, now);
    }

    void end() throws InterruptedException {
        over = true;
        thread.join();
    }
}
