package dev.accord.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The apps send what they measured: what was allowed is kept, everything else is refused by name. */
final class SendingTelemetry implements Step {
    static final String IMEI = "490154203237518";
    private static final String NOT_CATALOGUED = "device.shoe_size";

    @Override
    public List<String> promises() {
        return List.of("C1", "C2", "C3", "C4", "C5", "D1", "D3");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Person mei = scene.mei();
        JsonNode outcomes = mei.sends(batch()).orBreak().path("outcomes");
        findings.check(
                "device, appliance and log data she allowed is stored",
                List.of("stored", "stored", "stored")
                        .equals(List.of(outcome(outcomes, 0), outcome(outcomes, 1), outcome(outcomes, 2))),
                outcomes.path(0).path("stored") + " …");
        findings.check(
                "her position, which she never allowed, is refused by name",
                refusal(outcomes, 3, "location.gps").contains("not-consented"),
                "location.gps: " + refusal(outcomes, 3, "location.gps"));
        findings.check(
                "a field outside the catalogue is refused by name, and the rest of its item is kept",
                outcome(outcomes, 4).equals("partly-stored")
                        && refusal(outcomes, 4, NOT_CATALOGUED).equals("unknown-field"),
                NOT_CATALOGUED + ": " + refusal(outcomes, 4, NOT_CATALOGUED));
        findings.check(
                "a field that is not part of the purpose is refused by name",
                refusal(outcomes, 5, "device.mac").equals("field-not-in-purpose"),
                "device.mac for research: " + refusal(outcomes, 5, "device.mac"));
        scene.jonas().sends(batch()).orBreak();
        sees(mei, findings);
    }

    private static void sees(Person mei, Findings findings) {
        String data = mei.ask(Call.get("/api/account/me/data")).orBreak().toString();
        findings.check("she sees what is held about her", data.contains(IMEI), "device.imei among them");
        findings.check(
                "what was refused is not held", !data.contains("52.52") && !data.contains("shoe"), "no position");
        Answer deleted = mei.ask(Call.delete("/api/account/me/data/log.ip"));
        Answer after = mei.ask(Call.get("/api/account/me/data/log.ip"));
        findings.check(
                "she deletes one field, and it is gone",
                deleted.good() && !after.text().contains("192.0.2.7"),
                deleted.status() + ", then " + after.status());
    }

    private static ObjectNode batch() {
        return Person.telemetry(List.of(
                item("device", Research.COLLECTED_FOR)
                        .set("fields", fields(Map.of("device.model", "Pixel 9", "device.imei", IMEI))),
                item("appliance", Research.COLLECTED_FOR)
                        .set(
                                "fields",
                                fields(Map.of(
                                        "appliance.model", "Freezer F-80",
                                        "appliance.status", "running",
                                        "appliance.usage_frequency", "14 openings a day"))),
                item("log", Research.COLLECTED_FOR)
                        .set("fields", fields(Map.of("log.ip", "192.0.2.7", "log.browser", "Firefox 140"))),
                item("location", Research.NEVER_CHOSEN).set("fields", position()),
                item("device", Research.COLLECTED_FOR)
                        .set("fields", fields(Map.of("device.os_version", "16", NOT_CATALOGUED, "42"))),
                item("device", Research.PURPOSE).set("fields", fields(Map.of("device.mac", "00:00:5e:00:53:01")))));
    }

    private static ObjectNode position() {
        ObjectNode fields = Json.object();
        fields.putObject("location.gps").put("lat", 52.52).put("lon", 13.4);
        return fields;
    }

    private static ObjectNode item(String kind, String purpose) {
        return Json.object()
                .put("kind", kind)
                .put("at", Instant.now().toString())
                .put("source", "mobile-app")
                .put("purpose", purpose);
    }

    private static ObjectNode fields(Map<String, String> values) {
        ObjectNode fields = Json.object();
        values.forEach(fields::put);
        return fields;
    }

    private static String outcome(JsonNode outcomes, int index) {
        return outcomes.path(index).path("outcome").asString("none");
    }

    private static String refusal(JsonNode outcomes, int index, String field) {
        Optional<JsonNode> refused = outcomes.path(index)
                .path("refused")
                .valueStream()
                .filter(one -> one.path("field").asString("").equals(field))
                .findFirst();
        return refused.map(one -> one.path("reason").asString("no reason")).orElse("not refused");
    }
}
