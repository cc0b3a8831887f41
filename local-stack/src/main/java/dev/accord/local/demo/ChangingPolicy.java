package dev.accord.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An officer uploads two policy versions: one binds a person when its notice reached her, one only with her consent. */
final class ChangingPolicy implements Step {

    @Override
    public List<String> promises() {
        return List.of("P1", "P2", "P3", "P4", "U6", "B3");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        String before = scene.mei().terms().path("version").asString("");
        ObjectNode moved = PolicyDraft.withAnotherContact(inForce(scene), scene.label() + ".a");
        upload(scene, before, moved, false, findings);
        String first = moved.path("version").asString();
        findings.check(
                "published, it does not bind Mei yet: it waits for its notice",
                waitsFor(scene.mei(), first).equals("notice"),
                "bound by " + scene.mei().terms().path("version").asString("?"));
        notifies(scene, first, findings);
        ObjectNode widened = PolicyDraft.withAnotherRecipient(moved, scene.label() + ".b");
        upload(scene, first, widened, true, findings);
        consents(scene, first, widened.path("version").asString(), findings);
        faulty(scene, moved, findings);
    }

    private static ObjectNode inForce(Scene scene) {
        Map<String, JsonNode> views = new LinkedHashMap<>();
        for (String language : List.of("en", "zh")) {
            views.put(
                    language,
                    scene.anybodyAsks(Call.get("/api/consent/policies/current?language=" + language))
                            .orBreak());
        }
        return PolicyDraft.of(views);
    }

    private static void upload(Scene scene, String before, ObjectNode draft, boolean shrinks, Findings findings) {
        String label = draft.path("version").asString();
        JsonNode published = scene.officer()
                .ask(Call.post("/api/consent/policies", draft).once())
                .orBreak();
        findings.check(
                "the platform works out that the change is major, and says why",
                published.path("classification").asString("").equals("major")
                        && !published.path("reasons").isEmpty(),
                "version " + label + ": " + published.path("reasons"));
        JsonNode difference = scene.mei()
                .ask(Call.get("/api/consent/policies/" + before + "/diff/" + label))
                .orBreak();
        findings.check(
                shrinks
                        ? "the comparison shows that something is taken from people: more recipients under a consent they gave"
                        : "the comparison with the version before shows that nothing is taken from anybody",
                !difference.path("changes").isEmpty()
                        && shrinks
                                == difference
                                        .path("changes")
                                        .valueStream()
                                        .anyMatch(change ->
                                                change.path("shrinks_right").asBoolean(false)),
                difference.path("changes"));
    }

    private static void notifies(Scene scene, String version, Findings findings) {
        ObjectNode campaign = Json.object().put("kind", "policy-change").put("policy_version", version);
        JsonNode preview = scene.officer()
                .ask(Call.post("/api/notifications/campaigns/preview", campaign))
                .orBreak();
        JsonNode started = scene.officer()
                .ask(Call.post("/api/notifications/campaigns", campaign).once())
                .orBreak();
        findings.check(
                "a dry run tells the officer how many it reaches, then it is sent",
                preview.path("audience").asInt(0) > 1,
                "campaign " + started.path("id").asString("?") + " to "
                        + preview.path("audience").asInt(0) + " people");
        for (Person person : List.of(scene.mei(), scene.jonas())) {
            mailed(scene, person, version, findings);
        }
        Optional<JsonNode> notice = scene.patience().await(() -> noticeOf(scene.mei(), version));
        findings.check(
                "Mei finds it in her inbox, in her language",
                notice.filter(one -> one.path("language").asString("").equals("zh"))
                        .isPresent(),
                notice.map(one -> one.path("subject").asString("")).orElse("no notice"));
        Optional<JsonNode> bound = scene.patience()
                .await(() -> Optional.of(scene.mei().terms())
                        .filter(terms -> terms.path("version").asString("").equals(version)));
        findings.check(
                "shown to her, it binds her, and the platform says since when and why",
                bound.filter(terms -> terms.path("because").asString("").equals("notice-delivered"))
                        .isPresent(),
                scene.mei().terms());
        findings.check(
                "Jonas, who has not opened his, is still bound by the terms before",
                waitsFor(scene.jonas(), version).equals("notice"),
                scene.jonas().terms());
    }

    private static void mailed(Scene scene, Person person, String version, Findings findings) {
        Optional<JsonNode> mail = scene.patience().await(() -> scene.mailbox().mailTo(person.email(), version));
        findings.check(
                person.name() + " gets it by e-mail, in " + person.language(),
                mail.isPresent(),
                mail.map(one -> one.path("subject").asString("")).orElse("no mail came"));
    }

    private static Optional<JsonNode> noticeOf(Person person, String version) {
        return person.notices()
                .filter(notice -> notice.path("policy_version").asString("").equals(version))
                .findFirst();
    }

    private static void consents(Scene scene, String before, String version, Findings findings) {
        Person mei = scene.mei();
        findings.check(
                "that waits for her consent; until then the earlier terms bind her",
                mei.terms().path("version").asString("").equals(before)
                        && waitsFor(mei, version).equals("consent"),
                mei.terms());
        mei.acceptsTerms(version).orBreak();
        findings.check(
                "she accepts, and now it binds her",
                mei.terms().path("version").asString("").equals(version),
                mei.terms());
        String bindings = scene.officer()
                .ask(Call.get("/api/consent/policies/" + version + "/bindings?limit=100"))
                .orBreak()
                .toString();
        findings.check(
                "the officer can say who is bound by it, since when and why",
                bindings.contains(mei.subject()),
                "Mei is on the list");
    }

    private static void faulty(Scene scene, ObjectNode good, Findings findings) {
        ObjectNode faulty = good.deepCopy().put("version", scene.label() + ".c");
        ((ObjectNode) faulty.path("purposes").path(0)).set("fields", Json.array(List.of("device.shoe_size")));
        ((ObjectNode) faulty.path("rights").path(0)).put("contact", "nobody");
        Answer refused =
                scene.officer().ask(Call.post("/api/consent/policies", faulty).once());
        findings.check(
                "a document whose references do not resolve is refused, all faults at once",
                refused.problem().equals("policy-faulty")
                        && refused.text().contains("purposes[0].fields[0]")
                        && refused.text().contains("rights[0].contact"),
                refused.shortly());
    }

    private static String waitsFor(Person person, String version) {
        return person.terms()
                .path("pending")
                .valueStream()
                .filter(pending -> pending.path("version").asString("").equals(version))
                .map(pending -> pending.path("waits_for").asString(""))
                .findFirst()
                .orElse("nothing");
    }
}
