package dev.hoopoe.common.event;

import io.opentelemetry.api.trace.Span;

/** The present trace as events and requests carry it on (W3C trace context, version 00). */
public final class TraceParent {

    private TraceParent() {}

    /** Null outside of a trace. */
    public static String current() {
        var context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                context.getTraceId(),
                                context.getSpanId(),
                                context.getTraceFlags().asHex())
                : null;
    }
}
