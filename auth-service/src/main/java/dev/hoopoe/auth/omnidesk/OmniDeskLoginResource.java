package dev.hoopoe.auth.omnidesk;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.login.DeviceTokens;
import dev.hoopoe.auth.login.LoginAttempt;
import dev.hoopoe.auth.login.LoginService;
import dev.hoopoe.auth.login.TokenIssuer;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
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

/** {@code POST /omnidesk/api/login} (contract row O-01). */
@Path("/omnidesk/api/login")
@Tag(name = "Authentication")
class OmniDeskLoginResource {

    private final LoginService login;
    private final TokenIssuer tokens;
    private final OmniDeskConfig config;
    private final CurrentCaller caller;
    private final DeviceTokens devices;

    OmniDeskLoginResource(
            LoginService login, TokenIssuer tokens, OmniDeskConfig config, CurrentCaller caller, DeviceTokens devices) {
        this.login = login;
        this.tokens = tokens;
        this.config = config;
        this.caller = caller;
        this.devices = devices;
    }

    record OmniDeskLoginRequest(
            @Text(max = LoginAttempt.LONGEST_NAME) String username,
            @NotEmpty @Length(max = PasswordHashing.LONGEST) String password) {

        @Override
        public String toString() {
            return "OmniDeskLoginRequest[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "logInToOmniDesk",
            summary = "Log in with username and password",
            description = "OmniDesk O-01")
    @ErrorResponses({ErrorKind.INVALID_CREDENTIALS, ErrorKind.TOO_MANY_REQUESTS})
    @IgnoresIdempotencyKey("A further login is a further session; kept tokens would be a store of credentials")
    public OmniDeskToken login(@NotNull @Valid OmniDeskLoginRequest request, HttpServerRequest http) {
        var attempt = LoginAttempt.of(caller.get(), request.username(), ClientInfo.of(http));
        var signIn = login.loginNamed(attempt, request.password(), SessionLifetime.of(config.tokenLifetime()));
        devices.give(signIn, http);
        return OmniDeskToken.of(tokens.issue(signIn));
    }
}
