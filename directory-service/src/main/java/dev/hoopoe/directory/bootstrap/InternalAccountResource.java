package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets the operator open further accounts. */
@Path("/internal/accounts")
@AllowedCallers(ServiceName.OPERATOR)
class InternalAccountResource {

    private final AccountOpeningTransactions opening;
    private final AccountScope accounts;
    private final CurrentCaller current;

    InternalAccountResource(AccountOpeningTransactions opening, AccountScope accounts, CurrentCaller current) {
        this.opening = opening;
        this.accounts = accounts;
        this.current = current;
    }

    @POST
    @RolesAllowed(Roles.SERVICE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Success<AccountResponse> open(@NotNull @Valid OpenAccountRequest request) {
        var administrator = Optional.ofNullable(request.administrator());
        accounts.run(current.get().in(request.id()), () -> opening.open(request.id(), request.name(), administrator));
        return Success.of(new AccountResponse(request.id(), request.name()));
    }
}
