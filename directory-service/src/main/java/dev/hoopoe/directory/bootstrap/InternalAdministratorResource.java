package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.directory.user.AdministratorTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Restores access to an account for the operator: sets an administrator's password, or creates the administrator. */
@Path("/internal/administrator")
@AllowedCallers(ServiceName.OPERATOR)
class InternalAdministratorResource {

    private final AdministratorTransactions administrators;

    InternalAdministratorResource(AdministratorTransactions administrators) {
        this.administrators = administrators;
    }

    @PUT
    @RolesAllowed(Roles.SERVICE)
    public void set(@NotNull @Valid SetAdministratorRequest request) {
        administrators.ensure(request.email(), Bootstrap.ADMINISTRATOR_NAME, request.password());
    }
}
