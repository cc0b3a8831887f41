package dev.accord.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The purpose this story shares data for, and the fields its agreements are about. */
public final class Research {
    public static final String PURPOSE = "usage-research";
    public static final String COLLECTED_FOR = "device-diagnostics";
    static final String DECLINED = "marketing-email";
    static final String NEVER_CHOSEN = "nearby-help";

    public static final List<String> FIELDS =
            List.of("appliance.usage_frequency", "appliance.model", "device.model", "device.imei", "contact.email");
    static final Set<String> SENSITIVE = Set.of("device.imei", "contact.email");
    static final String OUTSIDE_THE_AGREEMENT = "location.city";

    private Research() {}

    /** Made-up measurements that {@link #COLLECTED_FOR} allows. */
    public static JsonNode telemetry() {
        ObjectNode item = Json.object()
                .put("kind", "appliance")
                .put("at", Instant.now().toString())
                .put("source", "mobile-app")
                .put("purpose", COLLECTED_FOR);
        item.putObject("fields")
                .put("appliance.model", "Freezer F-80")
                .put("appliance.usage_frequency", "14 openings a day");
        return Person.telemetry(List.of(item));
    }

    /** The question for one page of everything in such an agreement. */
    public static Call page(String agreement, int limit) {
        ObjectNode page = Json.object().put("agreement", agreement).put("purpose", PURPOSE);
        page.set("fields", Json.array(FIELDS));
        return Call.post("/api/sharing/pages", page.put("limit", limit));
    }

    /** An agreement for a year over exactly {@link #FIELDS}, ready to be drafted. */
    public static ObjectNode agreementWith(String partner) {
        ObjectNode agreement = Json.object().put("partner", partner);
        ObjectNode purpose = agreement.putArray("purposes").addObject().put("purpose", PURPOSE);
        purpose.set("fields", Json.array(FIELDS));
        purpose.put("basis", "consent");
        ObjectNode confidentiality = agreement
                .putObject("confidentiality")
                .put("version", "2026-1")
                .put("language", "en")
                .put(
                        "text",
                        "What is received stays with the people who need it, sealed at rest, and goes no further.");
        confidentiality.set(
                "duties",
                Json.array(List.of(
                        "Act on our written instructions only.",
                        "Keep the privacy policy under which the data was given.",
                        "Keep sensitive data encrypted.",
                        "Delete on request and attest it.")));
        agreement.put("ends_at", Instant.now().plus(Duration.ofDays(365)).toString());
        agreement.putObject("fair_use").put("pages_per_minute", 100_000).put("reads_per_minute", 100_000);
        return agreement;
    }
}
