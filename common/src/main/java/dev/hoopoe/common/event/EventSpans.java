package dev.hoopoe.common.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Spans of an event on its way through Kafka (OpenTelemetry semantic conventions, messaging spans). Each is a child of the span
 * that the event carries. An event without a trace gets none; neither does any while tracing is off.
 */
@ApplicationScoped
public class EventSpans {

    private final Tracer tracer;
    private final boolean off;

    /** @param off whether tracing is off; the tracer of OpenTelemetry would still start spans with new ids then */
    public EventSpans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = tracer;
        this.off = off;
    }

    /** The {@code traceparent} of a span, or the one that was received when there is no span; null outside of a trace. */
    public static String traceOf(Span span, String received) {
        return span.getSpanContext().isValid() ? TraceParent.of(span) : TraceParent.validOrNull(received);
    }

    /** Starts the span of a publication; {@code traceParent} is null for an event without a trace. */
    public Span startPublishing(String topic, String eventId, String traceParent) {
        return start("publish", "send", SpanKind.PRODUCER, topic, eventId, traceParent);
    }

    /** Starts the span of a consumer's work on an event; {@code consumer} names the consumer. */
    Span startProcessing(String topic, ReceivedEvent event, String consumer) {
        return start("process", "process", SpanKind.CONSUMER, topic, event.id().toString(), event.traceparent())
                .setAttribute("hoopoe.consumer", consumer);
    }

    private Span start(String verb, String operation, SpanKind kind, String topic, String eventId, String traceParent) {
        if (off || !TraceParent.isValid(traceParent)) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder(verb + " " + topic)
                .setParent(TraceParent.contextOf(traceParent))
                .setSpanKind(kind)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("hoopoe.event.id", eventId)
                .startSpan();
    }

    /** Does the work of these spans, then ends them. */
    static void during(List<Span> spans, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            spans.forEach(span -> end(span, e));
            throw e;
        }
        spans.forEach(span -> end(span, null));
    }

    /** Ends the span; {@code failure} is null when it succeeded. Of a failure only the class is recorded. */
    public static void end(Span span, Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", failure.getClass().getName());
        }
        span.end();
    }
}
