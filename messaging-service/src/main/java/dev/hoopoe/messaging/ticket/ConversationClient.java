package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** ticket-service's operations on tickets as conversations of Netia. */
@Path("/internal/conversations")
interface ConversationClient {

    @POST
    VersionedSnapshot open(NewConversationTicket conversation);

    @GET
    FoundTickets find(
            @QueryParam("actor") UUID actor,
            @QueryParam("administrator") boolean administrator,
            @QueryParam("q") String words,
            @QueryParam("tag_id") UUID tagId,
            @QueryParam("limit") int limit);

    @GET
    @Path("/{uid}")
    VersionedSnapshot get(@PathParam("uid") UUID uid);

    @PATCH
    @Path("/{id}")
    VersionedSnapshot change(@PathParam("id") long id, TicketChange change);

    @DELETE
    @Path("/{id}")
    void delete(@PathParam("id") long id, @QueryParam("actor") UUID actor);
}
