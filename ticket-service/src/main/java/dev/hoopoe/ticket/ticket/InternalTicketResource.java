package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What neighbours ask about tickets of the account that they name. */
@Path("/internal/tickets/{id}")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.MESSAGING)
class InternalTicketResource {

    private final TicketRepository tickets;
    private final ObjectMapper mapper;

    InternalTicketResource(TicketRepository tickets, ObjectMapper mapper) {
        this.tickets = tickets;
        this.mapper = mapper;
    }

    /** {@code secret} is what a caller claims to be the ticket's secret. */
    record VerifySecretRequest(@NotNull String secret) {
        @Override
        public String toString() {
            return "VerifySecretRequest[redacted]";
        }
    }

    /** The ticket as in its events, with its version. */
    @GET
    public VersionedSnapshot get(String id) {
        var ticket = find(id);
        return new VersionedSnapshot(ticket.version(), mapper.valueToTree(ticket.snapshot()));
    }

    /** 204 when the secret is the ticket's, else 401. */
    @POST
    @Path("/secret")
    public void verifySecret(String id, @NotNull @Valid VerifySecretRequest request) {
        if (!find(id).isOpenedBy(new TicketSecret(request.secret()))) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The secret is not that of this ticket");
        }
    }

    private Ticket find(String id) {
        return tickets.byId(PathIds.integer(id, "Ticket")).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }
}
