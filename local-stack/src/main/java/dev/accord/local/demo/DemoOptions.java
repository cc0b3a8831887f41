package dev.accord.local.demo;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo is told: where the platform is, and the officer's login.
 *
 * @param story which story is played
 * @param patience how long it waits for mail, webhooks and a part that restarts
 */
public record DemoOptions(
        String story, Platform platform, String officerUser, String officerPassword, boolean json, Patience patience) {

    static final String USAGE = """
            accord demo [NAME] [--gateway URL] [--keycloak URL] [--mail URL] [--webhook-host NAME]
                        [--officer-user NAME] [--officer-password PASSWORD] [--patience SECONDS] [--json]
              NAME        the story to play: story (the main job, from registration to a new policy)
              --gateway   where the platform is                    (http://127.0.0.1:8600)
              --keycloak  Keycloak, with or without /realms/NAME   (the gateway's port + 5)
              --mail      the page that shows the caught mail, ours or Mailpit's (the gateway's port + 8)
              --webhook-host  by which name the platform reaches this machine (127.0.0.1; if the platform
                          refuses that, host.docker.internal, as containers call it)
              The officer's login is read from ACCORD_OFFICER_USER and ACCORD_OFFICER_PASSWORD when not given;
              else it is the made-up one of a local platform.""";

    private static final String LOCAL_GATEWAY = "http://127.0.0.1:8600";
    private static final String LOCAL_OFFICER = "olivia.officer";
    private static final String LOCAL_OFFICER_PASSWORD = "Made-up-Officer-1";
    private static final String MAIN_STORY = "story";
    private static final int KEYCLOAK_OFFSET = 5;
    private static final int MAIL_PAGE_OFFSET = 8;
    private static final List<String> KNOWN = List.of(
            "--gateway",
            "--keycloak",
            "--mail",
            "--webhook-host",
            "--officer-user",
            "--officer-password",
            "--patience");

    /** The main story on this platform, with the made-up officer of a local one. */
    public static DemoOptions story(Platform platform, Patience patience) {
        return new DemoOptions(MAIN_STORY, platform, LOCAL_OFFICER, LOCAL_OFFICER_PASSWORD, false, patience);
    }

    /** Reads the command line; whatever it does not know is named in the exception. */
    public static DemoOptions read(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--json")) {
                given.put(argument, "");
            } else if (KNOWN.contains(argument) && i + 1 < arguments.size()) {
                given.put(argument, arguments.get(++i));
            } else if (!argument.startsWith("-") && !given.containsKey("story")) {
                given.put("story", argument);
            } else {
                throw new IllegalArgumentException("not understood: " + argument);
            }
        }
        return from(given, environment);
    }

    private static DemoOptions from(Map<String, String> given, Map<String, String> environment) {
        URI gateway = URI.create(given.getOrDefault("--gateway", LOCAL_GATEWAY));
        String keycloak = given.getOrDefault("--keycloak", beside(gateway, KEYCLOAK_OFFSET));
        String issuer = keycloak.contains("/realms/") ? keycloak : keycloak.replaceFirst("/$", "") + "/realms/accord";
        URI mail = URI.create(given.getOrDefault("--mail", beside(gateway, MAIL_PAGE_OFFSET)));
        return new DemoOptions(
                given.getOrDefault("story", MAIN_STORY),
                new Platform(gateway, URI.create(issuer), mail, Optional.ofNullable(given.get("--webhook-host"))),
                pick(given, "--officer-user", environment, "ACCORD_OFFICER_USER", LOCAL_OFFICER),
                pick(given, "--officer-password", environment, "ACCORD_OFFICER_PASSWORD", LOCAL_OFFICER_PASSWORD),
                given.containsKey("--json"),
                new Patience(Duration.ofSeconds(Long.parseLong(given.getOrDefault("--patience", "30")))));
    }

    private static String pick(
            Map<String, String> given, String option, Map<String, String> environment, String variable, String madeUp) {
        return given.getOrDefault(option, environment.getOrDefault(variable, madeUp));
    }

    private static String beside(URI gateway, int offset) {
        int port = gateway.getPort() < 0 ? 80 : gateway.getPort();
        return "http://" + gateway.getHost() + ":" + (port + offset);
    }
}
