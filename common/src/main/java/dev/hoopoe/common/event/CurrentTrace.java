package dev.hoopoe.common.event;

import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.RequestScoped;

/** The trace of the present request, consumer or job (W3C trace context). */
@RequestScoped
public class CurrentTrace {

    private String received;

    /** Continues the trace of a request or an event; an invalid one is ignored. */
    public void continueFrom(String traceParent) {
        received = TraceParent.validOrNull(traceParent);
    }

    /**
     * The {@code traceparent} to pass on: that of the present span while OpenTelemetry traces, else the one that was
     * received; null outside of a trace.
     */
    public String traceParent() {
        var span = TraceParent.of(Span.current());
        return span == null ? received : span;
    }
}
