package dev.accord.local.trial.keys;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Person;
import dev.accord.local.trial.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A person who allows one purpose again and again; each time is an entry of her history with a receipt. */
final class Choosing implements Writer {
    private static final String PURPOSE = "marketing-email";
    private static final String ADDRESS = "/api/consent/me/" + PURPOSE;

    private final Person person;
    private final List<Call> calls = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();

    Choosing(Person person) {
        this.person = person;
    }

    @Override
    public Credential who() {
        return person.session();
    }

    private static Call choice(String choice) {
        return Call.put(ADDRESS, Trees.object().put("choice", choice).put("language", "en"))
                .once();
    }

    @Override
    public void write(CarelessNetwork network) {
        Call call = choice("granted");
        Answer answer = network.deliver(who(), call);
        receipts.add(Trees.good(answer).path("receipt_id").asString());
        calls.add(call);
    }

    @Override
    public void recount(Effects effects) {
        Set<String> entries = Trees.all(person::ask, "/api/consent/me/history").stream()
                .filter(entry -> entry.path("purpose").asString("").equals(PURPOSE))
                .map(entry -> entry.path("receipt_id").asString())
                .collect(Collectors.toSet());
        receipts.forEach(receipt -> effects.of(entries.contains(receipt) ? 1 : 0));
        effects.more(Math.max(0, entries.size() - receipts.size()));
        Trees.good(person.ask(choice("refused")));
        for (Call old : List.of(calls.getFirst(), calls.getLast())) {
            person.ask(old);
            boolean allowed = Trees.good(person.ask(Call.get("/api/consent/me")))
                    .path("choices")
                    .valueStream()
                    .filter(line -> line.path("purpose").asString("").equals(PURPOSE))
                    .anyMatch(line -> line.path("actions").toString().contains("granted"));
            if (allowed) {
                effects.broughtBack();
            }
        }
    }
}
