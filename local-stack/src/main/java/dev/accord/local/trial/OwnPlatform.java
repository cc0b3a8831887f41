package dev.accord.local.trial;

import dev.accord.local.LocalStack;
import dev.accord.local.cache.Folders;
import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import dev.accord.local.demo.Platform;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Settings;
import dev.accord.local.process.FreePorts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A fresh platform of a trial's own, in a folder of its own and on free ports: never the one that serves people. It ends
 * with {@link #close()}, and with this process however that ends. Its logs stay until the next trial of that name.
 */
public final class OwnPlatform implements AutoCloseable {
    // All the people of a trial share one address.
    private static final Map<String, String> WIDE_LIMITS = Map.of(
            "ACCORD_RATE_PER_ADDRESS",
            "1000000",
            "ACCORD_RATE_PER_USER",
            "1000000",
            "ACCORD_RATE_PER_PARTNER",
            "1000000");

    private final LocalStack stack;

    private OwnPlatform(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * Settings for such a platform, where what dies is started again by its supervisor.
     *
     * @param trial whose it is
     */
    public static Settings settings(String trial) throws IOException {
        Path root = RepositoryRoot.find();
        Path all = root.resolve(".accord").resolve("trials").resolve(trial);
        Files.createDirectories(all);
        forgetEarlier(all);
        Path folder = all.resolve(ProcessHandle.current().pid() + "-" + System.nanoTime());
        return Settings.of(root, new PlatformFolder(folder), new Ports(FreePorts.run(Ports.COUNT)))
                .withEnvironment("gateway", WIDE_LIMITS);
    }

    /** Starts one, and returns when all of it is healthy. */
    public static OwnPlatform start(String trial, UnaryOperator<Settings> changed, Terms terms) throws IOException {
        Settings settings = changed.apply(settings(trial));
        terms.tell("starting a platform of its own in " + settings.folder().path());
        return new OwnPlatform(LocalStack.start(settings, terms.progress()));
    }

    public LocalStack stack() {
        return stack;
    }

    /** How it is met from outside, by who waits so long for what it does in its own time. */
    public DemoOptions options(Duration patience) {
        return DemoOptions.story(
                new Platform(stack.gateway(), stack.issuer(), stack.mailPage()), new Patience(patience));
    }

    /** Whoever asks its gateway and has so much patience with it. */
    public Outside outside(Duration patience) {
        return new Outside(stack.gateway(), new Patience(patience));
    }

    @Override
    public void close() {
        stack.close();
    }

    /** Folders of earlier plays whose process is gone: a platform's data takes hundreds of megabytes. */
    private static void forgetEarlier(Path all) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, "*-*")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                long process = Long.parseLong(name.substring(0, name.indexOf('-')));
                if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()) {
                    Folders.delete(folder);
                }
            }
        }
    }
}
