package dev.accord.kit.signal;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps what belongs together in one trace across what it waits in: a store, a queue, another service. */
public class Traces {

    private static final String PARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;
    private final ObservationRegistry observations;

    public Traces(Tracer tracer, Propagator propagator, ObservationRegistry observations) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.observations = observations;
    }

    /** For whoever needs no traces, as in a test. */
    public static Traces none() {
        return new Traces(Tracer.NOOP, Propagator.NOOP, ObservationRegistry.NOOP);
    }

    /** The trace of what is happening now, as a W3C {@code traceparent}; null when there is none. */
    public @Nullable String here() {
        var headers = new HashMap<String, String>();
        tell(headers::put);
        return headers.get(PARENT);
    }

    /** Hands over the headers that let the other side of a call go on with the trace; none when there is none. */
    public void tell(BiConsumer<String, String> header) {
        var span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), header, (to, name, value) -> header.accept(name, value));
        }
    }

    /**
     * Does a piece of work as part of the trace that was kept with it, or of a new one. It is observed, not only traced:
     * what it asks others looks for the observation it is part of, and would begin a trace of its own without one.
     *
     * @param kept what {@link #here} gave when the work was left for later
     * @param name of few kinds, without ids
     */
    public void continuing(@Nullable String kept, String name, Runnable work) {
        var origin = new ReceiverContext<Map<String, String>>(Map::get);
        origin.setCarrier(kept == null ? Map.of() : Map.of(PARENT, kept));
        Observation.createNotStarted("accord.work", () -> origin, observations)
                .contextualName(name)
                .lowCardinalityKeyValue("kind", name)
                .observe(work);
    }
}
