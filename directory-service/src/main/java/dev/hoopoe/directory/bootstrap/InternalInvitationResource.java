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
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code POST /internal/invitations}: creates an invitation to open an account, for the operator. It works while registration is closed, too. */
@Path("/internal/invitations")
@AllowedCallers(ServiceName.OPERATOR)
class InternalInvitationResource {

    private final InvitationTransactions invitations;
    private final AccountScope accounts;
    private final CurrentCaller current;

    InternalInvitationResource(InvitationTransactions invitations, AccountScope accounts, CurrentCaller current) {
        this.invitations = invitations;
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

    @POST
    @RolesAllowed(Roles.SERVICE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Success<InvitedOwnerResponse> invite(@NotNull @Valid InviteOwnerRequest request) {
        var account = UUID.randomUUID().toString();
        var issued = accounts.call(
                current.get().in(account), () -> invitations.create(InvitedRole.OWNER, null, request.days()));
        return Success.of(new InvitedOwnerResponse(
                issued.token().text(), account, issued.invitation().expiresAt()));
    }
}
