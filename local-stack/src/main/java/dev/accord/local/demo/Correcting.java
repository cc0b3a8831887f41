package dev.accord.local.demo;

import dev.accord.local.demo.WebhookReceiver.Delivery;
import java.util.List;
import java.util.Optional;

/** Mei corrects a value; whoever received the wrong one is told. */
final class Correcting implements Step {
    private static final String FIELD = "device.model";

    @Override
    public List<String> promises() {
        return List.of("D1", "D2");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Person mei = scene.mei();
        Call correction =
                Call.put("/api/account/me/data/" + FIELD, Json.object().put("value", "Pixel 10"));
        String etag = mei.ask(Call.get("/api/account/me/data/" + FIELD)).etag();
        Answer corrected = mei.ask(correction.ifMatch(etag));
        corrected.orBreak();
        findings.check(
                "she corrects " + FIELD + " herself",
                mei.ask(Call.get("/api/account/me/data/" + FIELD)).text().contains("Pixel 10"),
                corrected.status());
        findings.refused(
                "a correction of a value that has changed meanwhile is refused",
                mei.ask(correction.ifMatch(etag)),
                412,
                "stale-version");
        Optional<Delivery> told = scene.partner()
                .hears("data.corrected", data -> data.toString().contains(scene.meiAtThePartner()), scene.patience());
        findings.check(
                "the partner that received the wrong value is told, signed, under its own id for her",
                told.filter(scene.partner()::trusts).isPresent(),
                told.map(Delivery::id).orElse("no webhook came"));
        findings.check(
                "her export carries the corrected value",
                mei.ask(Call.get("/api/account/me/export")).text().contains("Pixel 10"),
                "machine-readable");
    }
}
