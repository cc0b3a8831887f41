package dev.accord.local.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The command {@code accord demo}: plays a story against a running platform, knowing only addresses and logins. */
public final class Demo {
    private static final int AS_PROMISED = 0;
    private static final int NOT_AS_PROMISED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Demo() {}

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out));
    }

    /** Plays and prints; the exit status is 0 only when every step came as promised, 2 when the call was not understood. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        if (arguments.contains("--help")) {
            out.println(DemoOptions.USAGE);
            return AS_PROMISED;
        }
        DemoOptions options;
        try {
            options = DemoOptions.read(arguments, environment);
            if (!Story.BY_NAME.containsKey(options.story())) {
                throw new IllegalArgumentException("no story is called " + options.story());
            }
        } catch (IllegalArgumentException misread) {
            out.println(misread.getMessage());
            out.println(DemoOptions.USAGE);
            return NOT_UNDERSTOOD;
        }
        Transcript transcript = new Transcript(out, options.json());
        transcript.begins(options);
        List<StepReport> reports = Story.play(options, transcript::tells);
        transcript.ends(reports);
        return reports.stream().allMatch(StepReport::ok) ? AS_PROMISED : NOT_AS_PROMISED;
    }
}
