package dev.accord.local.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Starts the parts side by side, each as soon as those it needs are up, and ends them in the opposite order. */
final class Supervisor implements AutoCloseable {
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();
    private final Consumer<String> progress;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param progress told a line for each part that is up
     * @param changed called whenever a part's state has changed
     */
    Supervisor(List<Part> parts, boolean restartsCrashed, Consumer<String> progress, Runnable changed) {
        this.progress = progress;
        for (Part part : parts) {
            keepers.put(part.name(), new Keeper(part, restartsCrashed, changed));
        }
    }

    /** Returns when all parts are ready; when one fails, ends the others and throws what it failed with. */
    void start() {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<?>[] up = keepers.values().stream()
                .map(keeper -> CompletableFuture.runAsync(() -> bringUp(keeper, failed), threads))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(up)).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof PartFailed cause ? cause : new PartFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private void bringUp(Keeper keeper, CompletableFuture<Void> failed) {
        try {
            for (Keeper before : keepers.values()) {
                if (keeper.part().after().contains(before.part().name())) {
                    before.firstUp().join();
                }
            }
            long began = System.nanoTime();
            keeper.start();
            progress.accept(told(keeper.part(), Duration.ofNanos(System.nanoTime() - began)));
            // Only now, so that what is told comes in the order of what needs what.
            keeper.isTold();
        } catch (RuntimeException e) {
            failed.completeExceptionally(e);
        }
    }

    Keeper keeper(String name) {
        Keeper keeper = keepers.get(name);
        if (keeper == null) {
            throw new IllegalArgumentException("There is no part " + name + "; there are " + keepers.keySet());
        }
        return keeper;
    }

    List<PartView> views() {
        return keepers.values().stream().map(Keeper::view).toList();
    }

    /** Ends every part; what others need ends last. */
    @Override
    public void close() {
        List<Keeper> leaves = keepers.values().stream()
                .filter(keeper -> !keeper.part().after().isEmpty())
                .toList();
        leaves.forEach(Keeper::askToStop);
        leaves.forEach(Keeper::end);
        keepers.values().forEach(Keeper::askToStop);
        keepers.values().forEach(Keeper::end);
        threads.shutdownNow();
    }

    private static String told(Part part, Duration took) {
        return "%-21s up after %4.1f s   %s".formatted(part.name(), took.toMillis() / 1000.0, part.address());
    }
}
