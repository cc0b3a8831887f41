package dev.accord.local.command;

import dev.accord.local.keycloak.RealmFile;
import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Running;
import dev.accord.local.platform.Settings;
import java.io.PrintStream;

/** Where everything is and how to log in, for who has just started it. */
record Welcome(Running platform, PrintStream out) {
    void print() {
        Settings settings = platform.settings();
        String local = "http://127.0.0.1:";
        out.println();
        out.println("Accord is up, for region " + settings.region() + ".");
        out.println();
        line("the platform", local + settings.ports().gateway(), "its API, through the gateway");
        if (settings.replicas() > 1) {
            line("its second door", local + settings.ports().secondInstances().get("gateway-2"), "the other gateway");
        }
        line("Keycloak", settings.keycloakAddress(), "realm accord; administrator: admin, password in secrets.json");
        if (settings.smtp().isEmpty()) {
            line("mail", local + settings.ports().mailPage(), "every mail the platform sends");
        }
        line("MongoDB", settings.mongodbUri(), "");
        if (settings.sharesMemory()) {
            line("Redis", settings.redisUri(), "what the gateways know together");
        }
        line("data, keys, logs", settings.folder().path().toString(), "");
        if (settings.keycloak().isEmpty()) {
            out.println();
            out.println("  People, all made up:");
            RealmFile.people().forEach(person -> line(person.name(), person.password(), person.role()));
        }
        out.println();
        String base = settings.ports().base() == Ports.USUAL_BASE
                ? ""
                : " --gateway " + local + settings.ports().gateway();
        out.println("  ./accord demo" + base + " plays the story; ./accord help lists the rest.");
        out.println();
    }

    private void line(String what, String where, String remark) {
        out.println("  %-17s %-44s %s".formatted(what, where, remark).stripTrailing());
    }
}
