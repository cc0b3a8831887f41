package dev.accord.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The partner pulls through the gateway: consenting people only, agreed fields only, sensitive ones sealed to its key. */
final class Pulling implements Step {

    @Override
    public List<String> promises() {
        return List.of("S1", "S3", "S5", "S7", "B1", "B8", "C8");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Partner partner = scene.partner();
        String agreement = scene.agreement();
        List<Answer> pages = pullUntilMeiIsThere(scene, agreement);
        Optional<JsonNode> mei = itemAbout(scene.mei(), partner, pages);
        findings.check(
                "the partner finds Mei, who consented, under an id of its own",
                mei.isPresent(),
                mei.map(item -> item.path("subject").asString()).orElse("not found in " + pages.size() + " pages"));
        findings.check(
                "Jonas, who refused, is not there, though his data is held for another purpose",
                itemAbout(scene.jonas(), partner, pages).isEmpty(),
                people(pages) + " people in " + pages.size() + " pages");
        if (mei.isPresent()) {
            looksAt(scene, mei.get(), pages, findings);
        }
        asksForMore(scene, agreement, findings);
        cheats(scene, agreement, findings);
    }

    /** Consent reaches the list of candidates as an event, so that the first page may be a moment too early. */
    private static List<Answer> pullUntilMeiIsThere(Scene scene, String agreement) {
        List<Answer> last = new ArrayList<>();
        Optional<List<Answer>> found = scene.patience().await(() -> {
            last.clear();
            last.addAll(scene.partner().pullsEverything(agreement, Research.PURPOSE, Research.FIELDS));
            return itemAbout(scene.mei(), scene.partner(), last).map(item -> List.copyOf(last));
        });
        return found.orElse(last);
    }

    static Optional<JsonNode> itemAbout(Person person, Partner partner, List<Answer> pages) {
        return pages.stream()
                .flatMap(page -> page.json().path("items").valueStream())
                .filter(item ->
                        partner.opened(item).path("contact.email").asString("").equals(person.email()))
                .findFirst();
    }

    private static long people(List<Answer> pages) {
        return pages.stream()
                .flatMap(page -> page.json().path("items").valueStream())
                .count();
    }

    private static void looksAt(Scene scene, JsonNode item, List<Answer> pages, Findings findings) {
        ObjectNode values = scene.partner().opened(item);
        scene.partnerKnowsMeiAs(item.path("subject").asString(""));
        findings.check(
                "only agreed fields are there",
                values.propertyStream().allMatch(value -> Research.FIELDS.contains(value.getKey()))
                        && !values.isEmpty(),
                values.propertyNames());
        findings.check(
                "sensitive fields come sealed to the partner's key, never in clear",
                values.has("device.imei")
                        && Research.SENSITIVE.stream().noneMatch(item.path("values")::has)
                        && pages.stream()
                                .noneMatch(page -> page.text().contains(SendingTelemetry.IMEI)
                                        || page.text().contains(scene.mei().email())),
                "JWE, opened: " + Research.SENSITIVE);
        findings.check(
                "her id at the partner is not her id at the company",
                pages.stream()
                        .noneMatch(page -> page.text().contains(scene.mei().subject())),
                item.path("subject").asString(""));
        JsonNode first = pages.get(0).json();
        findings.check(
                "the answer says what it may be used for and until when",
                first.path("obligations").path("purpose").asString("").equals(Research.PURPOSE)
                        && !first.path("obligations").path("until").isMissingNode(),
                first.path("obligations"));
    }

    private static void asksForMore(Scene scene, String agreement, Findings findings) {
        List<String> more = Stream.concat(Research.FIELDS.stream(), Stream.of(Research.OUTSIDE_THE_AGREEMENT))
                .toList();
        Answer answer = scene.partner().reads(agreement, Research.PURPOSE, scene.meiAtThePartner(), more);
        boolean named = answer.text().contains(Research.OUTSIDE_THE_AGREEMENT);
        boolean given = answer.json().at("/item/values").has(Research.OUTSIDE_THE_AGREEMENT)
                || answer.json().path("values").has(Research.OUTSIDE_THE_AGREEMENT);
        findings.check(
                "a field outside the agreement is withheld by name, with the reason",
                named && !given,
                answer.shortly());
    }

    private static void cheats(Scene scene, String agreement, Findings findings) {
        Partner other = scene.otherPartner();
        Answer theirs = other.pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 10);
        findings.refused("another partner gets nothing under this agreement", theirs, 404, "not-found");
        Answer persons = scene.mei().ask(Research.page(agreement, 10));
        findings.refused("a person's token gets nothing here", persons, 403, "forbidden");
        findings.refused("nobody gets nothing", scene.anybodyAsks(Research.page(agreement, 10)), 401, "not-signed-in");
        findings.refused(
                "a proof shown twice is refused",
                scene.partner().asksAgainWithTheSameProof(Research.page(agreement, 10)),
                401,
                "proof-refused");
        Answer stolen = scene.asksAs(scene.partner().withoutProof(), Research.page(agreement, 10));
        findings.check(
                "the partner's token without its proof is refused",
                stolen.status() == 401,
                stolen.status() + " " + stolen.problem());
        pairwise(scene, findings);
    }

    /** A second partner with an agreement of its own knows Mei by another id: the two cannot join what they hold. */
    private static void pairwise(Scene scene, Findings findings) {
        Partner other = scene.otherPartner();
        JsonNode draft =
                scene.officer().drafts(Research.agreementWith(other.id())).orBreak();
        String agreement = draft.path("id").asString();
        scene.officer().signs(agreement).orBreak();
        other.signs(agreement, draft.path("terms_hash").asString()).orBreak();
        Optional<JsonNode> mei =
                itemAbout(scene.mei(), other, other.pullsEverything(agreement, Research.PURPOSE, Research.FIELDS));
        findings.check(
                "a second partner knows Mei by another id",
                mei.isPresent() && !mei.get().path("subject").asString("").equals(scene.meiAtThePartner()),
                mei.map(item -> item.path("subject").asString()).orElse("not found"));
    }
}
