package dev.accord.kit.signal;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets out of each span only what is known to hold nobody's data: name, times, and the attributes named here. Events
 * (an exception's message and stack among them), descriptions of a status and every other attribute stay behind,
 * whichever library put them there.
 */
final class SpareSpans implements SpanExporter {

    /** Templates, codes and classes; never an address, a host or a query. */
    private static final Set<String> ATTRIBUTES =
            Set.of("method", "uri", "status", "outcome", "exception", "error", "client.name", "event.type");

    private final SpanExporter exporter;

    SpareSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(Spare::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Spare extends DelegatingSpanData {

        private final Attributes attributes;
        private final StatusData status;

        Spare(SpanData whole) {
            super(whole);
            var kept = Attributes.builder();
            whole.getAttributes().forEach((key, value) -> {
                if (ATTRIBUTES.contains(key.getKey())) {
                    kept.put(AttributeKey.stringKey(key.getKey()), String.valueOf(value));
                }
            });
            this.attributes = kept.build();
            this.status = StatusData.create(whole.getStatus().getStatusCode(), "");
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return status;
        }
    }
}
