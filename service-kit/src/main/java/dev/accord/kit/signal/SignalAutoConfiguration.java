package dev.accord.kit.signal;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** Figures and traces, alike in every service and at the gateway. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration"
        })
class SignalAutoConfiguration {

    @Bean
    ServerRequestObservationConvention routesOnly() {
        return new RoutesOnly();
    }

    @Bean
    SpanExporters spareSpans(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().<SpanExporter>map(SpareSpans::new).toList());
    }

    @Bean
    Traces traces(
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            ObjectProvider<ObservationRegistry> observations) {
        return new Traces(
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP),
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    /** The driver numbers its connections to the store anew at each start; as a tag that would never end. */
    @Bean
    MeterFilter withoutNumbersOfStarts() {
        return MeterFilter.ignoreTags("cluster.id");
    }
}
