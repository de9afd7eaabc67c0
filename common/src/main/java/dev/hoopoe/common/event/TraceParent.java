package dev.hoopoe.common.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;

/** The text of a trace in events and requests (W3C trace context, version 00). */
final class TraceParent {

    private static final int LENGTH = 55;
    private static final int TRACE_AT = 3;
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;

    private TraceParent() {}

    /** The present span's; null without one. */
    static String ofSpan() {
        var context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
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
