package dev.accord.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Mei grants two purposes and refuses one, Jonas does not want research; each choice has a receipt that verifies offline. */
final class Choosing implements Step {

    @Override
    public List<String> promises() {
        return List.of("C2", "C8", "C9", "U6", "D4");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Person mei = scene.mei();
        tellsWhatWillNotWork(mei, findings);
        JsonNode granted = mei.grants(Research.COLLECTED_FOR).orBreak();
        JsonNode shared = mei.grants(Research.PURPOSE).orBreak();
        JsonNode refused = mei.refuses(Research.DECLINED).orBreak();
        findings.check(
                "Mei grants two purposes and refuses one",
                states(mei)
                        .equals(Map.of(
                                Research.COLLECTED_FOR,
                                "granted",
                                Research.PURPOSE,
                                "granted",
                                Research.DECLINED,
                                "refused")),
                states(mei));
        for (JsonNode choice : List.of(granted, shared, refused)) {
            verifies(scene, mei, choice, findings);
        }
        scene.jonas().grants(Research.COLLECTED_FOR).orBreak();
        JsonNode no = scene.jonas().refuses(Research.PURPOSE).orBreak();
        verifies(scene, scene.jonas(), no, findings);
        repeats(mei, findings);
    }

    private static void tellsWhatWillNotWork(Person mei, Findings findings) {
        Optional<String> text = mei.items("/api/consent/purposes?language=zh")
                .filter(purpose -> purpose.path("key").asString("").equals(Research.DECLINED))
                .map(purpose -> purpose.path("without_it").asString(""))
                .filter(without -> !without.isBlank())
                .findFirst();
        findings.check(
                "before she declines, she reads what will not work without it",
                text.isPresent(),
                text.orElse("nothing"));
    }

    /** What a person chose by purpose; a purpose counts as granted when every action chosen is. */
    static Map<String, String> states(Person person) {
        return person.choices()
                .path("choices")
                .valueStream()
                .filter(choice -> choice.path("recipient").isMissingNode()
                        || choice.path("recipient").isNull())
                .collect(Collectors.toMap(
                        choice -> choice.path("purpose").asString(""),
                        choice -> choice.path("actions")
                                .valueStream()
                                .map(state -> state.asString(""))
                                .distinct()
                                .collect(Collectors.joining("+")),
                        (first, second) -> first + "+" + second));
    }

    static void verifies(Scene scene, Person person, JsonNode choice, Findings findings) {
        String receipt = choice.path("receipt").asString("");
        Optional<JsonNode> content = scene.receipts().verified(receipt);
        findings.check(
                person.name() + "'s receipt verifies offline, and is about " + person.name(),
                content.isPresent() && content.get().toString().contains(person.subject()),
                "receipt " + choice.path("receipt_id").asString("none"));
        findings.check(
                "the same receipt with one character changed does not",
                content.isPresent()
                        && scene.receipts().verified(Receipts.tampered(receipt)).isEmpty(),
                "refused by the signature");
    }

    private static void repeats(Person mei, Findings findings) {
        String key = UUID.randomUUID().toString();
        Answer first = mei.ask(mei.choice(Research.COLLECTED_FOR, "granted").once(key));
        Answer again = mei.ask(mei.choice(Research.COLLECTED_FOR, "granted").once(key));
        findings.check(
                "a request sent twice happens once",
                first.good()
                        && first.json().path("receipt_id").equals(again.json().path("receipt_id")),
                "receipt " + again.json().path("receipt_id").asString("none") + " both times");
        findings.refused(
                "its key with another body is refused",
                mei.ask(mei.choice(Research.COLLECTED_FOR, "refused").once(key)),
                422,
                "idempotency-key-reused");
        findings.refused(
                "a change to a state that is no longer so is refused",
                mei.ask(mei.choice(Research.COLLECTED_FOR, "granted").once().ifMatch("\"0\"")),
                412,
                "stale-version");
    }
}
