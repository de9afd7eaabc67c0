package dev.hoopoe.auth.hcall;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.login.DeviceTokens;
import dev.hoopoe.auth.login.LoginAttempt;
import dev.hoopoe.auth.login.LoginService;
import dev.hoopoe.auth.login.TokenIssuer;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.openapi.ErrorResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /auth/enter} of HCall (contract row C-03). */
@Path("/hcall/api/auth/enter")
@Tag(name = "Authentication")
class HCallLoginResource {

    private final LoginService login;
    private final TokenIssuer tokens;
    private final CurrentCaller caller;
    private final HCallConfig config;
    private final DeviceTokens devices;

    HCallLoginResource(
            LoginService login, TokenIssuer tokens, CurrentCaller caller, HCallConfig config, DeviceTokens devices) {
        this.login = login;
        this.tokens = tokens;
        this.caller = caller;
        this.config = config;
        this.devices = devices;
    }

    record EnterRequest(
            @Text(max = LoginAttempt.LONGEST_NAME) String userEmail,
            @NotEmpty @Length(max = PasswordHashing.LONGEST) String userPassword) {

        @Override
        public String toString() {
            return "EnterRequest[redacted]";
        }
    }

    record EnteredResponse(String message, String jwtToken, boolean status) {

        @Override
        public String toString() {
            return "EnteredResponse[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "hcallEnter",
            summary = "Log in with e-mail address and password",
            description = "HCall C-03")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    @HCallError(kinds = ErrorKind.INVALID_CREDENTIALS, status = 400, message = "Invalid credentials")
    @IgnoresIdempotencyKey("A further login is a further session; kept tokens would be a store of credentials")
    public EnteredResponse enter(@NotNull @Valid EnterRequest request, HttpServerRequest http) {
        var attempt = LoginAttempt.of(caller.get(), request.userEmail(), ClientInfo.of(http));
        var signIn = login.login(attempt, request.userPassword(), SessionLifetime.of(config.tokenLifetime()));
        devices.give(signIn, http);
        return new EnteredResponse(
                "User has been logged in", tokens.issue(signIn).accessToken(), true);
    }
}
