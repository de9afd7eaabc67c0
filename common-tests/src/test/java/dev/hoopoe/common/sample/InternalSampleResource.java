package dev.hoopoe.common.sample;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.web.Success;
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
    public Success<String> forTickets() {
        return Success.of("ticket");
    }

    @GET
    @Path("operator")
    @RolesAllowed(Roles.SERVICE)
    @AllowedCallers(ServiceName.OPERATOR)
    public Success<String> forTheOperator() {
        return Success.of("operator");
    }

    @GET
    @Path("forgotten-role")
    @PermitAll
    public Success<String> withoutRole() {
        return Success.of("ticket");
    }

    @GET
    @Path("open")
    @PermitAll
    @AllowedCallers(openBecause = "a test says so")
    public Success<String> open() {
        return Success.of("open");
    }
}
