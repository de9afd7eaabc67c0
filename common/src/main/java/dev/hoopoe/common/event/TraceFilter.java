package dev.hoopoe.common.event;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Has a request's trace continue in the events that it causes. */
public class TraceFilter {

    private final CurrentTrace trace;

    TraceFilter(CurrentTrace trace) {
        this.trace = trace;
    }

    @ServerRequestFilter
    public void note(ContainerRequestContext request) {
        var received = request.getHeaderString(EventHeaders.W3C_TRACE);
        if (received != null) {
            trace.continueFrom(received);
        }
    }
}
