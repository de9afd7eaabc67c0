package dev.hoopoe.auth.login;

import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code POST /internal/credentials/check}: whose an address and a password are, guarded like a login. */
@Path("/internal/credentials/check")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.DIRECTORY)
class CredentialCheckResource {

    private final Login login;
    private final CurrentCaller caller;

    CredentialCheckResource(Login login, CurrentCaller caller) {
        this.login = login;
        this.caller = caller;
    }

    record CheckCredentialsRequest(
            @NotBlank @Size(max = LoginAttempt.LONGEST_NAME) String email,
            @NotEmpty @Size(max = PasswordHashing.LONGEST) String password) {

        @Override
        public String toString() {
            return "CheckCredentialsRequest[redacted]";
        }
    }

    /** Whose they are. */
    record CheckedCredentialsResponse(UUID userId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CheckedCredentialsResponse check(@NotNull @Valid CheckCredentialsRequest request, HttpServerRequest http) {
        var attempt = LoginAttempt.of(caller.accountId(), request.email(), Visitor.of(http));
        return new CheckedCredentialsResponse(login.check(attempt, request.password()));
    }
}
