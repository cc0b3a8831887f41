package dev.accord.kit.signal;

import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/** Runs work on another thread as part of the same request: its trace and its correlation id go with it. */
public final class CarriedContext extends AbstractExecutorService {

    private static final String CORRELATION = "correlation_id";

    private final ExecutorService threads;

    private CarriedContext(ExecutorService threads) {
        this.threads = threads;
    }

    /** The same threads, whose work knows what it belongs to. */
    public static ExecutorService on(ExecutorService threads) {
        return new CarriedContext(threads);
    }

    @Override
    public void execute(Runnable work) {
        var trace = Context.current();
        var correlation = MDC.get(CORRELATION);
        threads.execute(() -> {
            if (correlation != null) {
                MDC.put(CORRELATION, correlation);
            }
            try (var _ = trace.makeCurrent()) {
                work.run();
            } finally {
                MDC.remove(CORRELATION);
            }
        });
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(time, unit);
    }
}
