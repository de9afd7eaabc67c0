package dev.hoopoe.auth.homa;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.login.DeviceTokens;
import dev.hoopoe.auth.login.LoginAttempt;
import dev.hoopoe.auth.login.LoginService;
import dev.hoopoe.auth.login.TokenIssuer;
import dev.hoopoe.auth.login.TokenRefresh;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Success;
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

/** {@code POST /auth/login} and {@code POST /auth/refresh} (contract rows H-03 and H-04). */
@Path("/auth")
@Tag(name = "Authentication")
class LoginResource {

    private static final int LONGEST_REFRESH_TOKEN = 1024;

    private final LoginService login;
    private final TokenRefresh refresh;
    private final TokenIssuer tokens;
    private final CurrentCaller caller;
    private final DeviceTokens devices;

    LoginResource(
            LoginService login, TokenRefresh refresh, TokenIssuer tokens, CurrentCaller caller, DeviceTokens devices) {
        this.login = login;
        this.refresh = refresh;
        this.tokens = tokens;
        this.caller = caller;
        this.devices = devices;
    }

    record LoginRequest(
            @Text(max = LoginAttempt.LONGEST_NAME) String email,
            @NotEmpty @Length(max = PasswordHashing.LONGEST) String password) {

        @Override
        public String toString() {
            return "LoginRequest[redacted]";
        }
    }

    record RefreshRequest(@Text(max = LONGEST_REFRESH_TOKEN) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[redacted]";
        }
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(operationId = "logIn", summary = "Log in with e-mail address and password", description = "Homa H-03")
    @ErrorResponses({ErrorKind.INVALID_CREDENTIALS, ErrorKind.TOO_MANY_REQUESTS})
    @IgnoresIdempotencyKey("A further login is a further session; kept tokens would be a store of credentials")
    public Success<TokenResponse> login(@NotNull @Valid LoginRequest request, HttpServerRequest http) {
        var attempt = LoginAttempt.of(caller.get(), request.email(), ClientInfo.of(http));
        var signIn = login.login(attempt, request.password(), SessionLifetime.REFRESHED);
        devices.give(signIn, http);
        return Success.of(TokenResponse.of(tokens.issue(signIn)));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "refreshTokens",
            summary = "Exchange a refresh token for new tokens; it works once",
            description = "Homa H-04")
    @ErrorResponses({ErrorKind.INVALID_TOKEN, ErrorKind.NOT_FOUND})
    @IgnoresIdempotencyKey(
            "Within the grace a used token yields the same successor again; kept tokens would be a store of credentials")
    public Success<TokenResponse> refresh(@NotNull @Valid RefreshRequest request) {
        return Success.of(
                TokenResponse.of(tokens.issue(refresh.refresh(request.refreshToken(), SessionLifetime.REFRESHED))));
    }
}
