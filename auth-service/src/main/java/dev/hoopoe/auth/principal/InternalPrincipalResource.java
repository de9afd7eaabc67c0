package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.limit.RegistrationLimit;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.auth.principal.PersonUpdateTransactions.NewPassword;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.web.PathIds;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code /internal/principals}: directory-service pushes people who may log in, and their passwords. */
@Path("/internal/principals/{userId}")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.DIRECTORY)
class InternalPrincipalResource {

    private final PersonUpdateTransactions updates;
    private final SnapshotReader snapshots;
    private final PasswordHashing passwords;
    private final RegistrationLimit registrations;

    InternalPrincipalResource(
            PersonUpdateTransactions updates,
            SnapshotReader snapshots,
            PasswordHashing passwords,
            RegistrationLimit registrations) {
        this.updates = updates;
        this.snapshots = snapshots;
        this.passwords = passwords;
        this.registrations = registrations;
    }

    /**
     * A snapshot as in {@code user.events.v1}, its sequence, and the new password if there is one, with the one session
     * that it does not end. {@code registration} is true for an anonymous registration, whose address is in the call;
     * {@code takesOver} is the person whose password this one takes over, and who is deleted then.
     */
    record PutPrincipalRequest(
            @NotNull @Min(0) Long sequence,
            @NotNull ObjectNode snapshot,
            @Length(min = 1, max = PasswordHashing.LONGEST) String password,
            UUID keepSession,
            Boolean registration,
            UUID takesOver) {

        @Override
        public String toString() {
            return "PutPrincipalRequest[sequence=" + sequence + "]";
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(
            @PathParam("userId") String userId, @NotNull @Valid PutPrincipalRequest request, HttpServerRequest http) {
        var id = PathIds.uuid(userId);
        var update = snapshots.fromPush(id, request.sequence(), request.snapshot());
        if (request.takesOver() != null) {
            updates.takeOver(id, update, request.takesOver());
            return;
        }
        var password = request.password() == null
                ? null
                : new NewPassword(hash(request, http), request.keepSession(), isRegistration(request));
        updates.push(id, update, password);
    }

    private String hash(PutPrincipalRequest request, HttpServerRequest http) {
        if (!isRegistration(request)) {
            return passwords.hash(request.password());
        }
        registrations.count(ClientInfo.of(http));
        return passwords.hashForRegistration(request.password());
    }

    private static boolean isRegistration(PutPrincipalRequest request) {
        return Boolean.TRUE.equals(request.registration());
    }

    @DELETE
    public void delete(@PathParam("userId") String userId) {
        updates.delete(PathIds.uuid(userId));
    }
}
