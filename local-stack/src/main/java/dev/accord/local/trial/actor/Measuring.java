package dev.accord.local.trial.actor;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.actor.Tally.Breach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person whose app sends measurements in batches with keys, and who deletes all of them every now and then. */
public final class Measuring implements Actor {
    private static final String FIELD = "appliance.usage_frequency";
    private static final String ADDRESS = "/api/account/me/data/" + FIELD;
    private static final String NOTHING = "nothing";
    private static final String FIRST = "14 openings a day";
    private static final int MOST_TRIES = 100;
    private static final long NANOS_BETWEEN_TRIES = 200_000_000;

    private final Person person;
    private final int batchesBetweenDeletions;
    private final Register<String> current = new Register<>(FIRST);
    private final List<String> kept = new ArrayList<>();
    private int sent;
    private boolean perhapsDeleted;

    /** @param batchesBetweenDeletions after how many batches she deletes; keys are counted of those since the last time */
    public Measuring(Person person, int batchesBetweenDeletions) {
        this.person = person;
        this.batchesBetweenDeletions = batchesBetweenDeletions;
    }

    @Override
    public void act(Tally tally) {
        sent++;
        if (sent % (batchesBetweenDeletions + 1) == 0) {
            delete(tally);
        } else {
            send("measured " + sent, tally);
        }
    }

    private void delete(Tally tally) {
        current.attempted(NOTHING);
        perhapsDeleted = true;
        Answer answer = person.ask(Call.delete(ADDRESS));
        if (!answer.good()) {
            tally.refused("deletion: " + answer.status() + " " + answer.problem());
            return;
        }
        current.acknowledged(NOTHING);
        kept.clear();
        perhapsDeleted = false;
        tally.acknowledged();
    }

    private void send(String value, Tally tally) {
        ObjectNode batch = Trees.object();
        ObjectNode item = batch.putArray("items").addObject();
        item.put("kind", "appliance").put("at", Instant.now().toString()).put("source", "mobile-app");
        item.put("purpose", Research.COLLECTED_FOR).putObject("fields").put(FIELD, value);
        Call call = Call.post("/api/account/me/telemetry", batch).once();
        current.attempted(value);
        Answer answer = person.ask(call);
        for (int tries = 1; answer.text().contains("decision-unavailable") && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(NANOS_BETWEEN_TRIES);
            answer = person.ask(call);
        }
        if (!answer.good() || !answer.text().contains("\"stored\":[\"" + FIELD)) {
            tally.refused("batch: " + answer.status() + " " + answer.problem());
            return;
        }
        current.acknowledged(value);
        kept.add(value);
        tally.acknowledged();
    }

    @Override
    public void recount(Tally tally) {
        Answer answer = person.ask(Call.get(ADDRESS));
        if (answer.status() == 404) {
            if (!current.allows(NOTHING)) {
                tally.breach(Breach.LOST, "acknowledged measurements: there are none");
            }
            return;
        }
        JsonNode view = Trees.good(answer);
        String now = view.path("value").asString("");
        if (!current.allows(now)) {
            tally.breach(current.isCertainly(NOTHING) ? Breach.CAME_BACK : Breach.LOST, "a measurement: it is " + now);
        }
        Map<String, Integer> observed = observed();
        kept.forEach(value -> countEffects(value, observed.getOrDefault(value, 0), tally));
    }

    /** How often each value was observed. */
    private Map<String, Integer> observed() {
        Map<String, Integer> observed = new HashMap<>();
        Trees.all(person::ask, ADDRESS, "/observations")
                .forEach(one -> observed.merge(one.path("value").asString(), 1, Integer::sum));
        return observed;
    }

    private void countEffects(String value, int effects, Tally tally) {
        tally.key();
        if (effects > 1) {
            tally.breach(Breach.DOUBLED, value + " is kept " + effects + " times");
        } else if (effects == 0 && !perhapsDeleted) {
            tally.breach(Breach.LOST, "an acknowledged measurement");
        }
    }
}
