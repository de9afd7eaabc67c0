package dev.hoopoe.common.sample;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Internal operations with callers of each kind; the one without is among the samples of the architecture rules. */
@Path("/internal/samples")
@AllowedCallers(ServiceName.TICKET)
public class InternalSampleResource {

    @GET
    @RolesAllowed(Roles.SERVICE)
    public String forTickets() {
        return "ticket";
    }

    @GET
    @Path("operator")
    @RolesAllowed(Roles.SERVICE)
    @AllowedCallers(ServiceName.OPERATOR)
    public String forTheOperator() {
        return "operator";
    }

    @GET
    @Path("forgotten-role")
    @PermitAll
    public String withoutRole() {
        return "ticket";
    }

    @GET
    @Path("open")
    @PermitAll
    @AllowedCallers(openBecause = "a test says so")
    public String open() {
        return "open";
    }
}
