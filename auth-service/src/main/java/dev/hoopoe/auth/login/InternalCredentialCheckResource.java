package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * {@code POST /internal/credentials/check}: checks a password by address or by person id, with the limits of a login.
 */
@Path("/internal/credentials/check")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.DIRECTORY)
class InternalCredentialCheckResource {

    private final LoginService login;
    private final CurrentCaller caller;

    InternalCredentialCheckResource(LoginService login, CurrentCaller caller) {
        this.login = login;
        this.caller = caller;
    }

    record CheckCredentialsRequest(
            @Length(min = 1, max = LoginAttempt.LONGEST_NAME) String email,

            UUID userId,
            @NotEmpty @Length(max = PasswordHashing.LONGEST) String password) {

        @Override
        public String toString() {
            return "CheckCredentialsRequest[redacted]";
        }
    }

    /** The person with this password. */
    record CheckedCredentialsResponse(UUID userId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CheckedCredentialsResponse check(@NotNull @Valid CheckCredentialsRequest request, HttpServerRequest http) {
        if (request.email() == null && request.userId() == null) {
            throw HoopoeException.missing("email");
        }
        var name = request.userId() == null ? request.email() : request.userId().toString();
        var attempt = LoginAttempt.of(caller.accountId(), name, ClientInfo.of(http));
        return new CheckedCredentialsResponse(
                request.userId() == null
                        ? login.check(attempt, request.password())
                        : login.checkPerson(attempt, request.userId(), request.password()));
    }
}
