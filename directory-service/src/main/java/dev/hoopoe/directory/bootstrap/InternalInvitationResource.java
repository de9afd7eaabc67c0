package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.invitation.Invitation;
import dev.hoopoe.directory.invitation.InvitationTransactions;
import dev.hoopoe.directory.invitation.InvitedRole;
import dev.hoopoe.directory.invitation.OwnerInvitation;
import dev.hoopoe.directory.invitation.OwnerInvitationStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The operator's invitations to open an account, which work while registration is closed, too. Each is known by the id of its account. */
@Path("/internal/invitations")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.OPERATOR)
class InternalInvitationResource {

    private final InvitationTransactions invitations;
    private final OwnerInvitationStore ofAllAccounts;
    private final AccountScope accounts;
    private final CurrentCaller current;

    InternalInvitationResource(
            InvitationTransactions invitations,
            OwnerInvitationStore ofAllAccounts,
            AccountScope accounts,
            CurrentCaller current) {
        this.invitations = invitations;
        this.ofAllAccounts = ofAllAccounts;
        this.accounts = accounts;
        this.current = current;
    }

    /** {@code days} until it expires are 7 by default. */
    record InviteOwnerRequest(
            @Min(1) @Max(Invitation.MOST_DAYS) Integer days) {}

    /** {@code accountId} is the id that the account will have. */
    record InvitedOwnerResponse(String token, String accountId, Instant expiresAt) {

        @Override
        public String toString() {
            return "InvitedOwnerResponse[redacted]";
        }
    }

    /** Those that can be used, the oldest first; without their tokens. */
    @GET
    public Success<List<OwnerInvitation>> list() {
        return Success.of(ofAllAccounts.list());
    }

    /** Deletes the invitation to open this account; 404 when there is none. */
    @DELETE
    @Path("/{account}")
    public Success<String> delete(String account) {
        accounts.run(current.get().in(account), invitations::deleteOwner);
        return Success.of("deleted");
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Success<InvitedOwnerResponse> invite(@NotNull @Valid InviteOwnerRequest request) {
        ofAllAccounts.removeExpired();
        var account = UUID.randomUUID().toString();
        var issued = accounts.call(
                current.get().in(account), () -> invitations.create(InvitedRole.OWNER, null, request.days()));
        return Success.of(new InvitedOwnerResponse(
                issued.token().text(), account, issued.invitation().expiresAt()));
    }
}
