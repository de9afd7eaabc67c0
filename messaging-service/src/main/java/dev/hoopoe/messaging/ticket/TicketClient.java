package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** ticket-service's operations on tickets and their secrets. */
@Path("/internal/tickets")
interface TicketClient {

    @POST
    VersionedSnapshot open(NewTicket ticket);

    @GET
    @Path("/{id}")
    VersionedSnapshot get(@PathParam("id") long id);

    @POST
    @Path("/{id}/secret")
    void verifySecret(@PathParam("id") long id, SecretProof proof);

    /** A secret to be verified; it never reaches a log. */
    record SecretProof(String secret) {

        @Override
        public String toString() {
            return "SecretProof[secret=***]";
        }
    }
}
