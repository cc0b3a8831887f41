package dev.accord.local.checkout;

import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maven, run on the JDK that runs us. */
public final class Maven {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private Maven() {}

    /**
     * Runs Maven on the project in {@code folder} and returns when it has succeeded; it ends with us.
     *
     * <p>Maven 3 does not guard its local repository against a second Maven. What may run side by side here never asks
     * for the same files: the services' build, and the fetching of Keycloak's archive with a plugin that was there before.
     *
     * @param log file that gets what it says
     * @throws IOException when it failed, with the last of what it said
     */
    public static void run(Path folder, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getenv().getOrDefault("ACCORD_MVN", "mvn"), "-B", "-q"));
        command.addAll(List.of("-f", folder.resolve("pom.xml").toString()));
        command.addAll(List.of(arguments));
        HeldProcess.run(command, Map.of("JAVA_HOME", System.getProperty("java.home")), log, LIMIT);
    }
}
