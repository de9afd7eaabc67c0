package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Conversations of customers for directory-service, in the account that it names (docs/decisions/0068). */
@Path("/internal/customers/{id}/conversations")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.DIRECTORY)
class InternalCustomerResource {

    private final CustomerAnswers answers;
    private final AccountScope accounts;
    private final CurrentCaller caller;

    InternalCustomerResource(CustomerAnswers answers, AccountScope accounts, CurrentCaller caller) {
        this.answers = answers;
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * As much of them as the actor sees; 401 when this service does not know the actor, or knows that they are not active.
     *
     * @param actor the member of the staff who asks directory-service
     * @param administrator whether the actor's token is an administrator's
     */
    @GET
    public CustomerConversations get(
            @PathParam("id") String id,
            @QueryParam("actor") String actor,
            @QueryParam("administrator") boolean administrator,
            @QueryParam("conversations") boolean conversations,
            @QueryParam("messages") boolean messages) {
        var customer = PathIds.uuid(id);
        var kind = administrator ? Caller.Kind.ADMINISTRATOR : Caller.Kind.AGENT;
        var person = new Caller(
                caller.accountId(), kind, PathIds.uuid(actor, "actor").toString(), null, null);
        return accounts.call(person, () -> answers.of(customer, conversations, messages));
    }
}
