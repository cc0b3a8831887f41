package dev.accord.local.command;

import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.command.Invocation.Down;
import dev.accord.local.command.Invocation.Help;
import dev.accord.local.command.Invocation.Hold;
import dev.accord.local.command.Invocation.Logs;
import dev.accord.local.command.Invocation.NotUnderstood;
import dev.accord.local.command.Invocation.Play;
import dev.accord.local.command.Invocation.Status;
import dev.accord.local.command.Invocation.Tell;
import dev.accord.local.command.Invocation.Up;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./accord} runs for every command but {@code test}. */
public final class Accord {
    private static final int NOT_UNDERSTOOD = 2;

    private Accord() {}

    public static void main(String... arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(CommandLine.read(List.of(arguments), System.getenv()), out));
    }

    private static int run(Invocation invocation, PrintStream out) throws Exception {
        Path root = RepositoryRoot.find();
        return switch (invocation) {
            case Up up -> new ComingUp(root, out).run(up.options());
            case Hold hold -> new Holding(root, out).run(hold.options());
            case Down down -> new GoingDown(root, out).run(down.ports());
            case Status status -> new Showing(root, out).status(status.ports(), status.json());
            case Logs logs -> new Showing(root, out).logs(logs.ports(), logs.part(), logs.follow(), logs.json());
            case Tell tell -> new Telling(root, out).run(tell.ports(), tell.order(), tell.part());
            case Play play -> {
                play.program().run(play.arguments().toArray(String[]::new));
                yield 0;
            }
            case Help() -> {
                out.print(HelpText.ALL);
                yield 0;
            }
            case NotUnderstood(String reason) -> {
                out.println(reason + " ./accord help lists what there is.");
                yield NOT_UNDERSTOOD;
            }
        };
    }
}
