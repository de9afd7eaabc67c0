package dev.hoopoe.directory.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.invitation.Invitation;
import dev.hoopoe.directory.invitation.InvitationTransactions;
import dev.hoopoe.directory.invitation.InvitedRole;
import dev.hoopoe.directory.invitation.IssuedInvitation;
import dev.hoopoe.directory.user.UserType;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/invitations}: invitations to the account, beyond Homa; people register with them by Netia's N-01. */
@Path("/api/invitations")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "Users")
class InvitationResource {

    private final InvitationTransactions invitations;
    private final CurrentCaller caller;

    InvitationResource(InvitationTransactions invitations, CurrentCaller caller) {
        this.invitations = invitations;
        this.caller = caller;
    }

    /** Body of the creation; {@code days} until the invitation expires are 7 by default. */
    record CreateInvitationRequest(
            @NotNull @Pattern(regexp = UserType.WIRE_NAMES, message = "must be administrator or agent") String role,

            @Min(1) @Max(Invitation.MOST_DAYS) Integer days) {

        InvitedRole invitedRole() {
            return InvitedRole.valueOf(role.toUpperCase(Locale.ROOT));
        }
    }

    /** An invitation without its token; {@code invitedBy} is the user who made it. */
    record InvitationResponse(UUID id, String role, UUID invitedBy, Instant createdAt, Instant expiresAt) {

        static InvitationResponse of(Invitation invitation) {
            return new InvitationResponse(
                    invitation.id(),
                    invitation.role().wireName(),
                    invitation.invitedBy(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    /** A new invitation; no other response contains the token. */
    record CreatedInvitationResponse(
            UUID id, String role, String token, UUID invitedBy, Instant createdAt, Instant expiresAt) {

        static CreatedInvitationResponse of(IssuedInvitation issued) {
            var invitation = issued.invitation();
            return new CreatedInvitationResponse(
                    invitation.id(),
                    invitation.role().wireName(),
                    issued.token().text(),
                    invitation.invitedBy(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }

        @Override
        public String toString() {
            return "CreatedInvitationResponse[redacted]";
        }
    }

    @GET
    @Operation(operationId = "listInvitations", summary = "List invitations that can be used, the oldest first")
    public Success<List<InvitationResponse>> list() {
        return Success.of(
                invitations.list().stream().map(InvitationResponse::of).toList());
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createInvitation",
            summary = "Create an invitation to the account; its token is shown only once",
            description = "Registering with the token (Netia N-01) creates a user with this role. It works once.")
    @ErrorResponses(ErrorKind.CONFLICT)
    public Success<CreatedInvitationResponse> create(@NotNull @Valid CreateInvitationRequest request) {
        var issued = invitations.create(request.invitedRole(), caller.get().personId(), request.days());
        return Success.of(CreatedInvitationResponse.of(issued));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteInvitation", summary = "Delete an invitation, whose token then works no more")
    @IgnoresIfMatch("an invitation does not change")
    public Success<String> delete(@PathParam("id") String id) {
        invitations.delete(PathIds.uuid(id));
        return Success.DELETED;
    }
}
