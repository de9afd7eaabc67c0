package dev.hoopoe.auth.netia;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.login.DeviceTokens;
import dev.hoopoe.auth.login.LoginAttempt;
import dev.hoopoe.auth.login.LoginService;
import dev.hoopoe.auth.login.SignIn;
import dev.hoopoe.auth.login.TokenIssuer;
import dev.hoopoe.auth.login.TokenRefresh;
import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaRole;
import dev.hoopoe.common.dialect.netia.NetiaSession;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.openapi.ErrorResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/session}: log in, log out and renew (contract rows N-02 to N-04). */
@Path("/netia/api/session")
@Tag(name = "Authentication")
class NetiaSessionResource {

    private final LoginService login;
    private final TokenRefresh refresh;
    private final TokenIssuer tokens;
    private final SessionEnd end;
    private final NetiaLifetime lifetime;
    private final CurrentCaller caller;
    private final DeviceTokens devices;

    NetiaSessionResource(
            LoginService login,
            TokenRefresh refresh,
            TokenIssuer tokens,
            SessionEnd end,
            NetiaLifetime lifetime,
            CurrentCaller caller,
            DeviceTokens devices) {
        this.login = login;
        this.refresh = refresh;
        this.tokens = tokens;
        this.end = end;
        this.lifetime = lifetime;
        this.caller = caller;
        this.devices = devices;
    }

    record NetiaLoginRequest(@NotNull @Valid Credentials user) {

        record Credentials(
                @Text(max = LoginAttempt.LONGEST_NAME) String email,

                @NotEmpty @Length(max = PasswordHashing.LONGEST) String password) {

            @Override
            public String toString() {
                return "Credentials[redacted]";
            }
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "logInToNetia",
            summary = "Log in with e-mail address and password",
            description = "Netia N-02")
    @ErrorResponses({ErrorKind.INVALID_CREDENTIALS, ErrorKind.TOO_MANY_REQUESTS})
    @IgnoresIdempotencyKey("A further login is a further session; kept tokens would be a store of credentials")
    public NetiaSession login(@NotNull @Valid NetiaLoginRequest request, HttpServerRequest http) {
        var attempt = LoginAttempt.of(caller.get(), request.user().email(), ClientInfo.of(http));
        var signIn = login.loginNamed(attempt, request.user().password(), lifetime.session());
        devices.give(signIn, http);
        return session(signIn);
    }

    @DELETE
    @PermitAll
    @Operation(
            operationId = "logOutOfNetia",
            summary = "Log out: end the session of the token, if one is sent and valid",
            description = "Netia N-03")
    @IgnoresIfMatch("a session has no representation")
    public NetiaData<Map<String, String>> logout(
            @HeaderParam(TokenUse.CREDENTIAL_HEADER) @Parameter(hidden = true) String credential) {
        end.ofToken(BearerText.tokenIn(credential));
        return NetiaData.of(Map.of());
    }

    @POST
    @Path("/renew")
    @PermitAll
    @Operation(
            operationId = "renewSessionOfNetia",
            summary = "Exchange a renew token for new tokens; it works once",
            description =
                    "Netia N-04. The renew token takes the place of the access token in the header Authorization.")
    @ErrorResponses(ErrorKind.INVALID_TOKEN)
    @IgnoresIdempotencyKey(
            "Within the grace a used token yields the same successor again; kept tokens would be a store of credentials")
    public NetiaSession renew(@HeaderParam(TokenUse.CREDENTIAL_HEADER) @Parameter(hidden = true) String credential) {
        var renewToken = BearerText.tokenIn(credential);
        if (renewToken.isEmpty()) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "Send the renew token in the header Authorization");
        }
        return session(refresh.refresh(renewToken, lifetime.session()));
    }

    private NetiaSession session(SignIn signIn) {
        var profile = signIn.person().profile();
        // Users without an address have a username; Netia's clients expect a text.
        var email = profile.email() == null ? profile.username() : profile.email();
        var role = NetiaRole.ofGroup(signIn.person().role()).wireName();
        var issued = tokens.issue(signIn);
        var user = new NetiaSession.Person(profile.number(), email, signIn.account(), role);
        return NetiaSession.of(user, issued.accessToken(), issued.refreshToken());
    }
}
