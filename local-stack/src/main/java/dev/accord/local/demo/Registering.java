package dev.accord.local.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Mei and Jonas make their accounts, read the policy in force and accept it before anything else. */
final class Registering implements Step {

    @Override
    public List<String> promises() {
        return List.of("U1", "C2", "P1");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        for (Person person : List.of(scene.mei(), scene.jonas())) {
            JsonNode policy = scene.anybodyAsks(Call.get("/api/consent/policies/current?language=" + person.language()))
                    .orBreak();
            findings.check(
                    "the policy in force can be read before there is an account, in " + person.language(),
                    policy.path("language").asString("").equals(person.language()),
                    "version " + policy.path("version").asString("?") + ", "
                            + policy.path("document").path("title").asString("no title"));
            register(person, policy.path("version").asString(""), findings);
        }
    }

    private static void register(Person person, String version, Findings findings) {
        person.registers();
        person.logsIn();
        findings.check(
                person.name() + " registers at Keycloak and signs in (authorization code + PKCE)",
                !person.subject().isBlank(),
                "subject " + person.subject());
        findings.refused("no profile before the policy is accepted", person.opensProfile(), 403, "terms-not-accepted");
        JsonNode acceptance = person.acceptsTerms(version).orBreak();
        findings.check(
                "accepting the policy is on record",
                acceptance.path("version").asString("").equals(version),
                "receipt " + acceptance.path("receipt_id").asString("none"));
        JsonNode profile = person.opensProfile().orBreak();
        findings.check(
                "now " + person.name() + "'s profile opens, in her or his language",
                profile.toString().contains(person.language()),
                "200");
    }
}
