package dev.accord.kit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracesTest {

    private static final String VALUE = "mei@example.org";

    private final List<SpanData> sent = new ArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new SpareSpans(new Collecting())))
            .build();
    private final io.opentelemetry.api.trace.Tracer tracer = provider.get("test");
    private final OtelTracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
    private final OtelPropagator propagator =
            new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final Traces traces = new Traces(bridge, propagator, observations);

    @BeforeEach
    void observe() {
        observations
                .observationConfig()
                .observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(
                        new PropagatingReceiverTracingObservationHandler<>(bridge, propagator),
                        new DefaultTracingObservationHandler(bridge)));
    }

    @Test
    void whatTheWorkAsksOthersIsPartOfItsTraceThoughALookForWorkIsNotObserved() {
        observations.observationConfig().observationPredicate((name, context) -> !name.equals("look"));
        Observation.createNotStarted("look", observations)
                .observe(() -> traces.continuing(
                        null,
                        "relay",
                        () -> Observation.createNotStarted("call", observations).observe(() -> {})));

        assertThat(sent).extracting(SpanData::getName).containsExactly("call", "relay");
        assertThat(sent.getFirst().getParentSpanId()).isEqualTo(sent.getLast().getSpanId());
    }

    @Test
    void continuesTheTraceThatWasKept() {
        var kept = new ArrayList<String>();
        traces.continuing(null, "change", () -> kept.add(String.valueOf(traces.here())));
        traces.continuing(kept.getFirst(), "relay", () -> kept.add(String.valueOf(traces.here())));

        assertThat(sent).extracting(SpanData::getName).containsExactly("change", "relay");
        assertThat(sent.getLast().getTraceId()).isEqualTo(sent.getFirst().getTraceId());
        assertThat(sent.getLast().getParentSpanId()).isEqualTo(sent.getFirst().getSpanId());
        assertThat(kept.getLast()).contains(sent.getLast().getSpanId());
    }

    @Test
    void beginsATraceWhereNoneWasKept() {
        traces.continuing(null, "one", () -> {});
        traces.continuing(null, "other", () -> {});
        assertThat(sent.getFirst().getTraceId()).isNotEqualTo(sent.getLast().getTraceId());
    }

    @Test
    void worksWithoutTraces() {
        var done = new ArrayList<String>();
        Traces.none().continuing("garbage", "some", () -> done.add("work"));
        assertThat(done).containsExactly("work");
        assertThat(Traces.none().here()).isNull();
    }

    @Test
    void sendsNoMessageOfAnException() {
        assertThatThrownBy(() -> traces.continuing(null, "some", () -> {
                    throw new IllegalStateException(VALUE);
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sent.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told(sent.getFirst())).doesNotContain(VALUE);
    }

    @Test
    void sendsOnlyAttributesKnownByName() {
        tracer.spanBuilder("some")
                .setAttribute("uri", "/api/things/{thing}")
                .setAttribute("http.url", "/api/things/" + VALUE)
                .setAttribute("anything", VALUE)
                .startSpan()
                .addEvent(VALUE, Attributes.builder().put("a", VALUE).build())
                .setStatus(StatusCode.ERROR, VALUE)
                .end();
        assertThat(told(sent.getFirst())).contains("/api/things/{thing}").doesNotContain(VALUE);
    }

    @Test
    void carriesTraceAndCorrelationToAnotherThread() throws Exception {
        try (var threads = CarriedContext.on(Executors.newVirtualThreadPerTaskExecutor())) {
            MDC.put("correlation_id", "c-1");
            var here = new ArrayList<String>();
            var there = new ArrayList<Future<String>>();
            traces.continuing(null, "some", () -> {
                here.add(traces.here() + " c-1");
                there.add(threads.submit(() -> traces.here() + " " + MDC.get("correlation_id")));
            });
            assertThat(there.getFirst().get(10, TimeUnit.SECONDS)).isEqualTo(here.getFirst());
        } finally {
            MDC.remove("correlation_id");
        }
    }

    private static String told(SpanData span) {
        return span.getName() + span.getAttributes() + span.getEvents() + span.getStatus();
    }

    private final class Collecting implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            sent.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
