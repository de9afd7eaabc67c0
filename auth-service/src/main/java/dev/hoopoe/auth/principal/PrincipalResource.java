package dev.hoopoe.auth.principal;

import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.identity.AllowedCallers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** {@code /internal/principals}: directory-service says who may log in, and with which password. */
@Path("/internal/principals/{userId}")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.DIRECTORY)
class PrincipalResource {

    private final PrincipalSync sync;
    private final SnapshotReader snapshots;
    private final PasswordHashing passwords;

    PrincipalResource(PrincipalSync sync, SnapshotReader snapshots, PasswordHashing passwords) {
        this.sync = sync;
        this.snapshots = snapshots;
        this.passwords = passwords;
    }

    /** A snapshot as in {@code user.events.v1}, its sequence, and the new password if there is one. */
    record PutPrincipalRequest(
            @NotNull @Min(0) Long sequence,
            @NotNull ObjectNode snapshot,
            @Size(min = 1, max = PasswordHashing.LONGEST) String password) {

        @Override
        public String toString() {
            return "PutPrincipalRequest[sequence=" + sequence + "]";
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(@PathParam("userId") String userId, @NotNull @Valid PutPrincipalRequest request) {
        var id = PathIds.uuid(userId);
        var told = snapshots.pushed(id, request.sequence(), request.snapshot());
        var hash = request.password() == null ? null : passwords.hash(request.password());
        sync.push(id, told, hash);
    }

    @DELETE
    public void delete(@PathParam("userId") String userId) {
        sync.delete(PathIds.uuid(userId));
    }
}
