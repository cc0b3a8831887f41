package dev.accord.local.demo;

import dev.accord.local.demo.WebhookReceiver.Delivery;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Mei sees who received what, asks what a withdrawal would do, withdraws: the partner's next answer lacks her. */
final class Withdrawing implements Step {

    @Override
    public List<String> promises() {
        return List.of("S10", "D4", "B3", "B9", "S7", "D3");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Person mei = scene.mei();
        Partner partner = scene.partner();
        seesTheDisclosure(scene, findings);
        asksWhatWouldHappen(scene, findings);
        JsonNode withdrawal = mei.withdraws(Research.PURPOSE).orBreak();
        Answer next = partner.reads(scene.agreement(), Research.PURPOSE, scene.meiAtThePartner(), Research.FIELDS);
        List<Answer> pages = partner.pullsEverything(scene.agreement(), Research.PURPOSE, Research.FIELDS);
        findings.check(
                "the very next answer to the partner has nothing of her, and says why",
                partner.opened(next.json()).isEmpty() && next.text().contains("withdrawn"),
                next.shortly());
        findings.check(
                "no page carries her any more",
                pages.stream().allMatch(Answer::good)
                        && Pulling.itemAbout(mei, partner, pages).isEmpty(),
                pages.size() + " pages");
        Choosing.verifies(scene, mei, withdrawal, findings);
        findings.check(
                "her history shows the grant and the withdrawal",
                mei.ask(Call.get("/api/consent/me/history")).text().contains("withdrawn"),
                "kept as evidence");
        deletes(scene, findings);
    }

    private static void seesTheDisclosure(Scene scene, Findings findings) {
        Optional<JsonNode> disclosure = scene.mei()
                .disclosures()
                .filter(one -> one.path("partner")
                        .path("id")
                        .asString("")
                        .equals(scene.partner().id()))
                .findFirst();
        findings.check(
                "on her page: who got what, when, under which agreement and consent",
                disclosure
                        .filter(one -> one.path("agreement").asString("").equals(scene.agreement())
                                && one.path("fields")
                                        .valueStream()
                                        .anyMatch(field -> field.asString("").equals("device.imei"))
                                && !one.path("at").asString("").isBlank()
                                && !one.path("receipt_id").asString("").isBlank())
                        .isPresent(),
                disclosure
                        .map(one -> "disclosure " + one.path("id").asString("?"))
                        .orElse("none"));
    }

    private static void asksWhatWouldHappen(Scene scene, Findings findings) {
        JsonNode preview = scene.mei()
                .ask(Call.post("/api/consent/me/" + Research.PURPOSE + "/withdrawal-preview", Json.object()))
                .orBreak();
        findings.check(
                "before confirming she sees what stops working and who stops receiving what",
                !preview.path("stops_working").isEmpty()
                        && preview.path("stops_receiving").toString().contains(scene.agreement()),
                preview.path("stops_receiving").size() + " recipients");
        findings.check(
                "looking changed nothing",
                "granted".equals(Choosing.states(scene.mei()).get(Research.PURPOSE)),
                "still granted");
    }

    private static void deletes(Scene scene, Findings findings) {
        Partner partner = scene.partner();
        Optional<Delivery> told = partner.hears(
                "consent.withdrawn", data -> data.toString().contains(scene.meiAtThePartner()), scene.patience());
        findings.check(
                "the partner is told by a signed webhook, under its own id for her",
                told.filter(partner::trusts).isPresent(),
                told.map(Delivery::id).orElse("no webhook came"));
        if (told.isEmpty()) {
            return;
        }
        JsonNode order = Json.read(told.get().body()).path("data");
        Answer attested =
                partner.attests(order.path("deletion_id").asString(""), scene.meiAtThePartner(), order.path("fields"));
        findings.check(
                "it deletes by the deadline and attests it with its key",
                attested.good() && !order.path("delete_by").asString("").isBlank(),
                "deletion " + order.path("deletion_id").asString("?") + ", due "
                        + order.path("delete_by").asString("never"));
        findings.check(
                "a webhook it stumbled over came again",
                partner.hearsAgain(partner.stumbledOver(), scene.patience()),
                "message " + partner.stumbledOver());
    }
}
