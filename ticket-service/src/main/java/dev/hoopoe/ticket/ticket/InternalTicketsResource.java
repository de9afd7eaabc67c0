package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Where neighbours open tickets in the account that they name. */
@Path("/internal/tickets")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.MESSAGING)
class InternalTicketsResource {

    private final TicketOpening opening;
    private final ObjectMapper mapper;

    InternalTicketsResource(TicketOpening opening, ObjectMapper mapper) {
        this.opening = opening;
        this.mapper = mapper;
    }

    /** {@code clientNumber} is null for a new client who stands for somebody unknown, {@code externalId} for none. */
    record OpenTicketRequest(
            @Text(max = 255) String title,
            @Positive Long clientNumber,
            @Text String channelId,
            @Length(min = 1, max = 255) String externalId) {}

    /** The ticket as in its events, with its version; 409 when its channel has brought that external id before. */
    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public VersionedSnapshot open(@NotNull @Valid OpenTicketRequest request) {
        var ticket = opening.open(request.title(), request.clientNumber(), request.channelId(), request.externalId());
        return new VersionedSnapshot(ticket.version(), mapper.valueToTree(ticket.snapshot()));
    }
}
