package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.dialect.omnidesk.OmniDeskParameter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of a list of tickets (contract OmniDesk, row O-06); an unknown value is refused. */
public class OmniDeskTicketParameters {

    @QueryParam("status")
    @Parameter(schema = @Schema(implementation = OmniDeskStatus.class))
    String status;

    @QueryParam("priority")
    @Parameter(schema = @Schema(implementation = OmniDeskPriority.class))
    String priority;

    @QueryParam("assigned_to")
    @Parameter(description = "A user's number", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String assignedTo;

    @QueryParam("client_id")
    @Parameter(description = "A client's number", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String clientId;

    OmniDeskStatus status() {
        return status == null ? null : OmniDeskStatus.of(status);
    }

    OmniDeskPriority priority() {
        return priority == null ? null : OmniDeskPriority.of(priority);
    }

    /** Null when absent. */
    Long assignedTo() {
        return OmniDeskParameter.number(assignedTo, "assigned_to");
    }

    /** Null where it is not asked for. */
    Long clientId() {
        return OmniDeskParameter.number(clientId, "client_id");
    }
}
