package dev.accord.local.command;

import dev.accord.local.cache.Folders;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.PlatformState;
import dev.accord.local.platform.Ports;
import dev.accord.local.process.HeldProcess;
import dev.accord.local.process.Tail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code ./accord up}: starts the process that holds the platform and shows what it tells. */
final class ComingUp {
    private final Path root;
    private final PrintStream out;

    ComingUp(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    int run(UpOptions options) throws IOException, InterruptedException {
        PlatformFolder folder = PlatformFolder.of(root, options.ports());
        if (PlatformState.isHeld(folder)) {
            return alreadyUp(folder, options);
        }
        if (options.fresh()) {
            Folders.delete(folder.path());
        }
        Files.createDirectories(folder.path());
        Files.deleteIfExists(folder.state());
        Files.deleteIfExists(folder.progress());
        List<String> holder = new ArrayList<>(new OwnCopy(folder).command());
        holder.add("hold");
        holder.addAll(options.asArguments());
        out.println("Starting Accord on ports " + options.ports().base() + " to "
                + (options.ports().base() + Ports.COUNT - 1) + " …");
        return options.detach() ? detached(folder, holder) : attached(folder, holder);
    }

    private int alreadyUp(PlatformFolder folder, UpOptions options) {
        boolean ready = PlatformState.read(folder).filter(PlatformState::ready).isPresent();
        out.println("The platform on port base " + options.ports().base() + (ready ? " is up" : " is coming up")
                + " already. ./accord status shows it, ./accord down ends it.");
        return ready && !options.fresh() ? 0 : 1;
    }

    /** It ends with us: with Ctrl-C, with SIGKILL, with the terminal. */
    private int attached(PlatformFolder folder, List<String> command) throws IOException, InterruptedException {
        HeldProcess holder = HeldProcess.start(command, Map.of(), folder.progress(), folder.supervisorPid());
        Tail tail = new Tail(folder.progress());
        Thread ending = new Thread(() -> {
            holder.close();
            tail.printTo(out);
        });
        Runtime.getRuntime().addShutdownHook(ending);
        follow(tail, () -> !holder.isAlive());
        return holder.onExit().join();
    }

    private int detached(PlatformFolder folder, List<String> command) throws IOException, InterruptedException {
        // It must outlive the terminal: neither a hang-up nor Ctrl-C is for it any more.
        List<String> deaf = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "accord"));
        deaf.addAll(command);
        Process holder = new ProcessBuilder(deaf)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.progress().toFile())
                .start();
        Thread givingUp = new Thread(holder::destroy);
        Runtime.getRuntime().addShutdownHook(givingUp);
        follow(
                new Tail(folder.progress()),
                () -> !holder.isAlive()
                        || PlatformState.read(folder)
                                .filter(PlatformState::ready)
                                .isPresent());
        if (!holder.isAlive()) {
            return Math.max(1, holder.exitValue());
        }
        Runtime.getRuntime().removeShutdownHook(givingUp);
        return 0;
    }

    private void follow(Tail tail, BooleanSupplier done) throws InterruptedException {
        boolean last;
        do {
            last = done.getAsBoolean();
            tail.printTo(out);
            TimeUnit.MILLISECONDS.sleep(100);
        } while (!last);
    }
}
