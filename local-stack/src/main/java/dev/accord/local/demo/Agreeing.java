package dev.accord.local.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** An officer registers a partner and drafts its agreement; it is active when both have signed the same text. */
final class Agreeing implements Step {

    @Override
    public List<String> promises() {
        return List.of("S1", "S3", "S4");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Officer officer = scene.officer();
        officer.logsIn();
        for (Partner partner : List.of(scene.partner(), scene.otherPartner())) {
            JsonNode registration = officer.registers(partner);
            partner.isRegisteredAs(registration);
            findings.check(
                    "the officer registers " + partner.name() + ", which gets a client of its own at Keycloak",
                    !registration.path("client_id").asString("").isBlank(),
                    "client " + registration.path("client_id").asString("none"));
        }
        findings.refused(
                "a person may not register partners",
                scene.mei().ask(Officer.registrationOf(scene.partner())),
                403,
                "forbidden");
        String agreement = draft(scene, findings);
        sign(scene, agreement, findings);
        scene.agreed(agreement);
    }

    private static String draft(Scene scene, Findings findings) {
        JsonNode draft = scene.officer()
                .drafts(Research.agreementWith(scene.partner().id()))
                .orBreak();
        String agreement = draft.path("id").asString("");
        findings.check(
                "the agreement names purpose, fields, basis, duties and an end, and its text is hashed",
                draft.path("state").asString("").equals("draft")
                        && !draft.path("text_hash").asString("").isBlank()
                        && !draft.path("terms_hash").asString("").isBlank(),
                "agreement " + agreement);
        findings.refused(
                "a draft gives the partner nothing",
                scene.partner().pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 10),
                403,
                "agreement-not-active");
        return agreement;
    }

    private static void sign(Scene scene, String agreement, Findings findings) {
        scene.officer().signs(agreement).orBreak();
        findings.refused(
                "one signature is not enough",
                scene.partner().pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 10),
                403,
                "agreement-not-active");
        Answer forged = scene.partner().signs(agreement, "another-text");
        findings.check("a signature over another text is refused", !forged.good(), forged.shortly());
        String termsHash = scene.partner()
                .ask(Call.get("/api/sharing/agreements/" + agreement))
                .orBreak()
                .path("terms_hash")
                .asString("");
        JsonNode signed = scene.partner().signs(agreement, termsHash).orBreak();
        findings.check(
                "the partner signs with its own key, and the agreement is active",
                signed.path("state").asString("").equals("active"),
                "state " + signed.path("state").asString("none"));
    }
}
