package dev.accord.local.trial.actor;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Person;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.actor.Tally.Breach;

/** A person who corrects one field again and again, each time on the version just read. */
public final class Naming implements Actor {
    private static final String ADDRESS = "/api/account/me/data/account.display_name";

    private final Person person;
    private final Register<String> name;
    private int written;

    public Naming(Person person) {
        this.person = person;
        this.name = new Register<>(
                Trees.good(person.ask(Call.get(ADDRESS))).path("value").asString());
    }

    @Override
    public void act(Tally tally) {
        Answer before = person.ask(Call.get(ADDRESS));
        if (!before.good()) {
            tally.refused("reading a field: " + before.status() + " " + before.problem());
            return;
        }
        String next = "Name " + ++written;
        name.attempted(next);
        Answer answer =
                person.ask(Call.put(ADDRESS, Trees.object().put("value", next)).ifMatch(before.etag()));
        if (answer.good()) {
            name.acknowledged(next);
            tally.acknowledged();
        } else {
            // Stale when a try whose answer was dropped has had its effect.
            tally.refused("correction: " + answer.status() + " " + answer.problem());
        }
    }

    @Override
    public void recount(Tally tally) {
        String now = Trees.good(person.ask(Call.get(ADDRESS))).path("value").asString("");
        if (!name.allows(now)) {
            tally.breach(Breach.LOST, "a corrected field: it is " + now);
        }
    }
}
