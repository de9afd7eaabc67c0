package dev.hoopoe.common.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * A span with nothing in it that a caller wrote or that may be a secret: only attributes whose values the code knows, such as
 * routes and topics, and ids; no path, query, address of a client, message of an exception or {@code tracestate}.
 */
final class RedactedSpan extends DelegatingSpanData {

    private static final Set<String> EXPORTED = Set.of(
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "error.type",
            "exception.type",
            "messaging.system",
            "messaging.operation.type",
            "messaging.destination.name",
            "hoopoe.consumer",
            "hoopoe.event.id",
            "hoopoe.webhook.id");

    /** Of a call they name the server that is called; of a request they are what the caller wrote as Host. */
    private static final Set<String> EXPORTED_OF_CALLS = Set.of("server.address", "server.port");

    RedactedSpan(SpanData span) {
        super(span);
    }

    @Override
    public Attributes getAttributes() {
        return exported(super.getAttributes());
    }

    @Override
    public List<EventData> getEvents() {
        return super.getEvents().stream()
                .map(event -> EventData.create(event.getEpochNanos(), event.getName(), exported(event.getAttributes())))
                .toList();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    @Override
    public SpanContext getSpanContext() {
        return withoutState(super.getSpanContext());
    }

    @Override
    public SpanContext getParentSpanContext() {
        return withoutState(super.getParentSpanContext());
    }

    private Attributes exported(Attributes attributes) {
        return attributes.toBuilder().removeIf(key -> !isExported(key)).build();
    }

    private boolean isExported(AttributeKey<?> key) {
        return EXPORTED.contains(key.getKey())
                || (getKind() == SpanKind.CLIENT && EXPORTED_OF_CALLS.contains(key.getKey()));
    }

    private static SpanContext withoutState(SpanContext span) {
        if (!span.isValid()) {
            return span;
        }
        var none = TraceState.getDefault();
        return span.isRemote()
                ? SpanContext.createFromRemoteParent(span.getTraceId(), span.getSpanId(), span.getTraceFlags(), none)
                : SpanContext.create(span.getTraceId(), span.getSpanId(), span.getTraceFlags(), none);
    }
}
