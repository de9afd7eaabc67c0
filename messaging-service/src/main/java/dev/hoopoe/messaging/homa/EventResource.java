package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.operation.RefusesUnknownParameters;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.feed.FeedService;
import dev.hoopoe.messaging.feed.FeedStreams;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The feed of events, for staff. */
@Path("/api/events")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@RefusesUnknownParameters
@Tag(name = "Events")
class EventResource {

    private final FeedService feed;
    private final FeedStreams streams;

    EventResource(FeedService feed, FeedStreams streams) {
        this.feed = feed;
        this.streams = streams;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readEvents",
            summary = "List events after a cursor, in the order that all readers see",
            description = "Continue with next_cursor, at once while has_more is true; no event is skipped or repeated."
                    + " Accept: text/event-stream follows the same events as a stream."
                    + " Administrators see all events of the account; agents see those of the tickets that they may"
                    + " see, with their messages, and of clients, departments and channels. Custom fields that the caller"
                    + " may not see are removed.")
    @ErrorResponses({ErrorKind.INVALID, ErrorKind.GONE})
    public Uni<Success<FeedPage>> read(@BeanParam FeedParameters parameters) {
        return feed.read(parameters.request()).map(FeedPage::of).map(Success::of);
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Uni<Void> stream(@BeanParam FeedParameters parameters, @Context RoutingContext context) {
        return streams.open(parameters.streamRequest(), context);
    }
}
