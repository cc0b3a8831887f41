package dev.accord.local.trial.actor;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.actor.Tally.Breach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A partner who pulls pages meanwhile, and in the end must see those who share, and nobody else. */
public final class Watching implements Actor {
    private final Partner partner;
    private final String agreement;
    private final Map<String, Choosing> people;
    private final Map<String, String> emails = new HashMap<>();

    public Watching(Partner partner, String agreement, List<Choosing> people) {
        this.partner = partner;
        this.agreement = agreement;
        this.people = people.stream().collect(Collectors.toMap(Choosing::email, person -> person));
    }

    /** Who was gone before the question and has not begun to allow it again when the answer is here must not be in it. */
    @Override
    public void act(Tally tally) {
        Map<String, Long> gone = new HashMap<>();
        people.forEach((email, person) -> {
            long grants = person.grants();
            if (person.isGone()) {
                gone.put(email, grants);
            }
        });
        Answer page = partner.pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 500);
        if (!page.good()) {
            tally.refused("page: " + page.status() + " " + page.problem());
            return;
        }
        for (String email : seenOn(page)) {
            Choosing person = people.get(email);
            Long before = gone.get(email);
            if (person != null && before != null && before == person.grants()) {
                tally.breach(Breach.CAME_BACK, "a page carries somebody who has withdrawn");
            }
        }
    }

    @Override
    public void recount(Tally tally) {
        Set<String> seen = new HashSet<>();
        for (Answer page : partner.pullsEverything(agreement, Research.PURPOSE, Research.FIELDS)) {
            Trees.good(page);
            seen.addAll(seenOn(page));
        }
        people.forEach((email, person) -> {
            if (person.isGone() && seen.contains(email)) {
                tally.breach(Breach.CAME_BACK, "the partner still gets somebody who has withdrawn");
            }
            if (person.isCertainlySharing() && !seen.contains(email)) {
                tally.breach(Breach.UNDELIVERED, "the partner does not get somebody who shares");
            }
        });
    }

    private Set<String> seenOn(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .filter(item -> !item.path("values").isEmpty() || item.has("sealed"))
                .map(this::email)
                .collect(Collectors.toSet());
    }

    /** Only an id not met before is opened. */
    private String email(JsonNode item) {
        return emails.computeIfAbsent(
                item.path("subject").asString(),
                unknown -> partner.opened(item).path("contact.email").asString(""));
    }
}
