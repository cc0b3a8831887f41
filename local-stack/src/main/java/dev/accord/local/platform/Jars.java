package dev.accord.local.platform;

import dev.accord.local.checkout.ServiceJars;
import dev.accord.local.checkout.UnpackedService;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Builds what is stale while the stores start, and gives each service the jar it runs from. */
final class Jars {
    private final Settings settings;
    private final ServiceJars jars;
    private final Object keeping = new Object();
    private final CompletableFuture<Void> built = new CompletableFuture<>();

    Jars(Settings settings) {
        this.settings = settings;
        this.jars = new ServiceJars(settings.root());
    }

    /** Begins to build what is stale and returns at once. */
    void build(Consumer<String> progress) {
        Thread.startVirtualThread(() -> {
            try {
                buildStale(progress);
                built.complete(null);
            } catch (RuntimeException e) {
                built.completeExceptionally(e);
            }
        });
    }

    /** Waits until it is built. A restarted service runs what was built last. */
    UnpackedService of(String service) {
        try {
            built.join();
            return jars.unpacked(service);
        } catch (CompletionException e) {
            throw e.getCause() instanceof PartFailed failed
                    ? failed
                    : new PartFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new PartFailed(service + " is missing: " + e.getMessage(), e);
        }
    }

    /**
     * Keeps the classes of a service that runs for the first time since it was built; see {@link UnpackedService}.
     *
     * @param pid of the service
     * @return whether it did, so that the service is to be started again
     */
    boolean keepsClasses(String service, long pid, Consumer<String> progress) {
        synchronized (keeping) {
            UnpackedService unpacked = of(service);
            if (unpacked.hasClasses()) {
                return false;
            }
            try {
                unpacked.keepClassesOf(pid);
            } catch (IOException e) {
                progress.accept(service + " will start as slowly as before: " + e.getMessage());
            }
            return true;
        }
    }

    private void buildStale(Consumer<String> progress) {
        try {
            List<String> stale = jars.stale(settings.services().keySet());
            if (!stale.isEmpty()) {
                progress.accept("building " + String.join(", ", stale) + " …");
                jars.build(stale, settings.folder().log("build"));
                progress.accept("built");
            }
        } catch (IOException e) {
            throw new PartFailed("The services could not be built. " + e.getMessage(), e);
        }
    }
}
