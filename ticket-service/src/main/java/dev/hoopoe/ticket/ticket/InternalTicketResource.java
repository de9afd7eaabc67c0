package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
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
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Tickets for neighbours, in the account that they name. */
@Path("/internal/tickets")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.MESSAGING)
class InternalTicketResource {

    private final InternalTicketService service;
    private final TicketRepository tickets;
    private final OwnedTicket owned;

    InternalTicketResource(InternalTicketService service, TicketRepository tickets, OwnedTicket owned) {
        this.service = service;
        this.tickets = tickets;
        this.owned = owned;
    }

    /** {@code clientNumber} is null for a new placeholder client, {@code externalId} for none. */
    record OpenTicketRequest(
            @Text(max = 255) String title,
            @Positive Long clientNumber,
            @Text String channelId,
            @Length(min = 1, max = 255) String externalId) {}

    /** {@code secret} is what a caller claims to be the ticket's secret. */
    record VerifySecretRequest(@NotNull String secret) {
        @Override
        public String toString() {
            return "VerifySecretRequest[redacted]";
        }
    }

    /** The ticket as in its events, with its version; 409 when the channel has a ticket of that external id. */
    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public VersionedSnapshot open(@NotNull @Valid OpenTicketRequest request) {
        return owned.snapshotOf(
                service.open(request.title(), request.clientNumber(), request.channelId(), request.externalId()));
    }

    /** The ticket as in its events, with its version. */
    @GET
    @Path("/{id}")
    public VersionedSnapshot get(String id) {
        return owned.snapshotOf(find(id));
    }

    /** 204 when the secret is the ticket's, else 401. */
    @POST
    @Path("/{id}/secret")
    public void verifySecret(String id, @NotNull @Valid VerifySecretRequest request) {
        if (!find(id).isOpenedBy(new TicketSecret(request.secret()))) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The secret is not that of this ticket");
        }
    }

    private Ticket find(String id) {
        return tickets.byId(PathIds.integer(id, "Ticket")).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }
}
