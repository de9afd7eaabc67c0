package dev.hoopoe.directory.account;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Shows the operator the accounts of the installation; {@code bootstrap} opens them. */
@Path("/internal/accounts")
@AllowedCallers(ServiceName.OPERATOR)
class InternalAccountAdministrationResource {

    private final AccountStore accounts;

    InternalAccountAdministrationResource(AccountStore accounts) {
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountListResponse> list(@BeanParam PageRequest page) {
        return Success.of(new AccountListResponse(
                page.page(), page.limit(), accounts.count(), accounts.list(page.offset(), page.limit())));
    }

    /** The account; 404 when there is none of this id. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountDetails> read(@PathParam("id") String id) {
        return accounts.find(id).map(Success::of).orElseThrow(() -> HoopoeException.notFound("Account"));
    }
}
