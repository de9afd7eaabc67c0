package dev.hoopoe.directory.account;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.tenancy.TenancyConfig;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What the operator does with the accounts of the installation; {@code bootstrap} opens them. */
@Path("/internal/accounts")
@AllowedCallers(ServiceName.OPERATOR)
class InternalAccountAdministrationResource {

    private final AccountStore accounts;
    private final AccountTransactions transactions;
    private final AccountScope scope;
    private final CurrentCaller current;
    private final TenancyConfig tenancy;

    InternalAccountAdministrationResource(
            AccountStore accounts,
            AccountTransactions transactions,
            AccountScope scope,
            CurrentCaller current,
            TenancyConfig tenancy) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.scope = scope;
        this.current = current;
        this.tenancy = tenancy;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountListResponse> list(@BeanParam PageRequest page) {
        return Success.of(new AccountListResponse(
                page.page(), page.limit(), accounts.count(), accounts.list(page.offset(), page.limit())));
    }

    /** The account; 404 when there is none of this id. messaging-service asks whether it exists. */
    @GET
    @Path("/{id}")
    @AllowedCallers({ServiceName.OPERATOR, ServiceName.MESSAGING})
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountDetails> read(@PathParam("id") String id) {
        return accounts.find(id).map(Success::of).orElseThrow(() -> HoopoeException.notFound("Account"));
    }

    /**
     * Suspends the account: within a second its tokens, API keys and logins are refused. Nothing changes when it is
     * suspended already. 409 for the default account, which anonymous callers are in at every unbound host.
     */
    @POST
    @Path("/{id}/suspension")
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountDetails> suspend(@PathParam("id") String id) {
        requireNotDefault(id);
        inAccount(id, () -> transactions.suspend(id));
        return read(id);
    }

    /** Ends the suspension of the account; nothing changes when it is not suspended. */
    @DELETE
    @Path("/{id}/suspension")
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountDetails> resume(@PathParam("id") String id) {
        inAccount(id, () -> transactions.resume(id));
        return read(id);
    }

    /**
     * Binds these host names to the account instead of the former ones: within a second callers without a token at such a
     * host are in the account. A binding of the gateway's configuration goes before. 409 names a host of another account.
     */
    @PUT
    @Path("/{id}/hosts")
    @RolesAllowed(Roles.SERVICE)
    public Success<AccountDetails> bind(@PathParam("id") String id, @NotNull @Valid BindHostsRequest request) {
        var taken = accounts.boundElsewhere(id, request.hosts());
        if (!taken.isEmpty()) {
            throw HoopoeException.taken("hosts", "Bound to another account: " + String.join(", ", taken));
        }
        inAccount(id, () -> transactions.bind(id, request.hosts()));
        return read(id);
    }

    /**
     * Deletes the account and every row of it in all services, in the background; it is suspended at once. Until it is
     * gone {@code GET} shows which services have removed it. 400 unless the id is repeated, 409 for the default account.
     */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.SERVICE)
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    public Success<AccountDetails> delete(@PathParam("id") String id, @QueryParam("confirm") String confirm) {
        requireNotDefault(id);
        if (!id.equals(confirm)) {
            throw HoopoeException.invalid("confirm", "must repeat the account's id");
        }
        inAccount(id, () -> transactions.delete(id));
        return read(id);
    }

    private void requireNotDefault(String id) {
        if (id.equals(tenancy.defaultAccount())) {
            throw HoopoeException.conflict("The default account cannot be suspended or deleted");
        }
    }

    private void inAccount(String id, Runnable change) {
        scope.run(current.get().in(id), change);
    }
}
