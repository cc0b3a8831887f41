package dev.accord.local.trial.keys;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person whose app sends one measurement a batch, each with a value that comes only once. */
final class Measuring implements Writer {
    private static final String FIELD = "appliance.usage_frequency";
    private static final int MOST_TRIES = 100;
    private static final long NANOS_BETWEEN_TRIES = 200_000_000;

    private final Person person;
    private int sent;

    Measuring(Person person) {
        this.person = person;
    }

    @Override
    public Credential who() {
        return person.session();
    }

    @Override
    public void write(CarelessNetwork network) {
        ObjectNode batch = Trees.object();
        ObjectNode item = batch.putArray("items").addObject();
        item.put("kind", "appliance").put("at", Instant.now().toString()).put("source", "mobile-app");
        item.put("purpose", Research.COLLECTED_FOR).putObject("fields").put(FIELD, value(++sent));
        Call call = Call.post("/api/account/me/telemetry", batch).once();
        Answer answer = network.deliver(who(), call);
        // Whoever could not be asked in time leaves no mark: the same key is free still.
        for (int tries = 1; answer.text().contains("decision-unavailable") && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(NANOS_BETWEEN_TRIES);
            answer = network.ask(who(), call);
        }
        Trees.good(answer);
    }

    private static String value(int number) {
        return "measured " + number;
    }

    @Override
    public void recount(Effects effects) {
        Map<String, Long> kept = new HashMap<>();
        String cursor = "";
        do {
            String more = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode page = Trees.good(person.ask(Call.get("/api/account/me/data/" + FIELD + "?limit=100" + more)))
                    .path("observations");
            page.path("items").valueStream().forEach(one -> kept.merge(one.path("value").asString(), 1L, Long::sum));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        for (int number = 1; number <= sent; number++) {
            effects.of(kept.getOrDefault(value(number), 0L));
        }
    }
}
