package dev.hoopoe.directory.netia;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** messaging-service's operation that answers what a member of the staff sees of a customer's conversations. */
@Path("/internal/customers/{id}/conversations")
interface ConversationClient {

    @GET
    CustomerConversations get(
            @PathParam("id") UUID customer,
            @QueryParam("actor") UUID actor,
            @QueryParam("administrator") boolean administrator,
            @QueryParam("conversations") boolean conversations,
            @QueryParam("messages") boolean messages);
}
