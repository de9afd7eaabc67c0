package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.operation.RefusesUnknownParameters;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.feed.FeedStreams;
import dev.hoopoe.messaging.stream.TicketPresence;
import dev.hoopoe.messaging.stream.ViewingReaders;
import dev.hoopoe.openapi.ErrorResponses;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The desk in real time, as server-sent events; the same path is a WebSocket (docs/stream.md). */
@Path("/api/stream")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@RefusesUnknownParameters
@Tag(name = "Events")
class StreamResource {

    private final FeedStreams streams;
    private final ViewingReaders readers;

    StreamResource(FeedStreams streams, ViewingReaders readers) {
        this.streams = streams;
        this.readers = readers;
    }

    /** Who looks at the tickets. */
    record StreamState(String cursor, List<TicketPresence> tickets) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readStream",
            summary = "Follow events, and who looks at a ticket or types there",
            description =
                    "As JSON: the cursor of now, and who looks at the tickets in ticket_id. Accept: text/event-stream"
                            + " follows events as GET /api/events does; the caller is shown as looking at these tickets, and is told"
                            + " who else does, who types, and when the client has seen what staff wrote (presence, typing, seen)."
                            + " With an Upgrade header it is a WebSocket, on which the client can say that the caller types, and look"
                            + " at other tickets.")
    @ErrorResponses({ErrorKind.INVALID, ErrorKind.NOT_FOUND})
    public Success<StreamState> read(@BeanParam StreamQuery query) {
        return Success.of(new StreamState(streams.latest(), readers.presence(query.ticketIds)));
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Uni<Void> stream(@BeanParam StreamQuery query, @Context RoutingContext context) {
        return streams.open(query.request(), context, readers.viewing(query.ticketIds));
    }
}
