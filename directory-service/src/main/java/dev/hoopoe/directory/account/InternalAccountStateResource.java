package dev.hoopoe.directory.account;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code GET /internal/account-states}: the suspended accounts, for a gateway that starts without Kafka. */
@Path("/internal/account-states")
@AllowedCallers(ServiceName.GATEWAY)
class InternalAccountStateResource {

    private final AccountStore accounts;

    InternalAccountStateResource(AccountStore accounts) {
        this.accounts = accounts;
    }

    record AccountStatesResponse(List<AccountState> accounts) {}

    @GET
    @RolesAllowed(Roles.SERVICE)
    public AccountStatesResponse list() {
        return new AccountStatesResponse(accounts.states());
    }
}
