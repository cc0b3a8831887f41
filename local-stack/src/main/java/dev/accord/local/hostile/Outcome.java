package dev.accord.local.hostile;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.intruder.Documents.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What came back. Refusals for want of time or of a part (503, with when to ask again) are counted apart. */
public final class Outcome {
    private static final Set<String> ASK_AGAIN = Set.of("dependency-unavailable", "lease-expired");
    private static final int MOST_KINDS = 200;
    private static final int SHOWN_CHARACTERS = 400;

    private final Map<Integer, Integer> byStatus = new TreeMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, String> breaches = new LinkedHashMap<>();
    private int requests;
    private int unavailable;
    private int failed;
    private int outside;

    synchronized void record(Operation operation, Call call, Answer answer, Optional<String> breach) {
        requests++;
        byStatus.merge(answer.status(), 1, Integer::sum);
        if (answer.status() >= 500) {
            if (ASK_AGAIN.contains(answer.problem())) {
                unavailable++;
            } else {
                failed++;
                keep(failures, operation + " " + answer.status() + " " + answer.problem(), call);
            }
        }
        breach.ifPresent(what -> {
            outside++;
            keep(breaches, operation + " " + what, call);
        });
    }

    private static void keep(Map<String, String> samples, String kind, Call call) {
        if (samples.size() < MOST_KINDS) {
            String sent = call + " " + call.headers() + " " + call.body();
            samples.putIfAbsent(kind, sent.substring(0, Math.min(sent.length(), SHOWN_CHARACTERS)));
        }
    }

    public synchronized int requests() {
        return requests;
    }

    /** Answers of 5xx, but for those that promise to be better soon. */
    public synchronized int failed() {
        return failed;
    }

    /** Answers that are not as the documents promise. */
    public synchronized int outside() {
        return outside;
    }

    /** Answers of 503 that say when to ask again. */
    public synchronized int unavailable() {
        return unavailable;
    }

    public synchronized Map<Integer, Integer> byStatus() {
        return new TreeMap<>(byStatus);
    }

    /** Each kind of failure with a request that met it. */
    public synchronized Map<String, String> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** Each kind of breach with a request that met it. */
    public synchronized Map<String, String> breaches() {
        return new LinkedHashMap<>(breaches);
    }
}
