package dev.hoopoe.common.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** The text of a trace in events and requests (W3C trace context, version 00). */
public final class TraceParent {

    private static final int LENGTH = 55;
    private static final int TRACE_AT = 3;
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;

    private TraceParent() {}

    /** The text that names the span; null when it has no trace. */
    public static String of(Span span) {
        var context = span.getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }

    /** The span that the text names, as the parent of others; no parent for null and for a text that is not valid. */
    public static Context contextOf(String text) {
        if (!isValid(text)) {
            return Context.root();
        }
        var parent = SpanContext.createFromRemoteParent(
                text.substring(TRACE_AT, SPAN_AT - 1),
                text.substring(SPAN_AT, FLAGS_AT - 1),
                TraceFlags.fromHex(text, FLAGS_AT),
                TraceState.getDefault());
        return Context.root().with(Span.wrap(parent));
    }

    static String validOrNull(String text) {
        return isValid(text) ? text : null;
    }

    static boolean isValid(String text) {
        return text != null
                && text.length() == LENGTH
                && text.startsWith("00-")
                && text.charAt(SPAN_AT - 1) == '-'
                && text.charAt(FLAGS_AT - 1) == '-'
                && TraceId.isValid(text.substring(TRACE_AT, SPAN_AT - 1))
                && SpanId.isValid(text.substring(SPAN_AT, FLAGS_AT - 1))
                && isHex(text.charAt(FLAGS_AT))
                && isHex(text.charAt(FLAGS_AT + 1));
    }

    private static boolean isHex(char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
