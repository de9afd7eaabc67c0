package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.token.TokenLifetimes;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;

/** {@code POST /internal/sessions}: signs a person in after registration, for directory-service. */
@Path("/internal/sessions")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.DIRECTORY)
class InternalRegistrationLoginResource {

    private static final long LONGEST_SECONDS = 366L * 24 * 60 * 60;

    private final RegistrationLogin login;
    private final TokenIssuer tokens;
    private final CurrentCaller caller;
    private final TokenLifetimes lifetimes;

    InternalRegistrationLoginResource(
            RegistrationLogin login, TokenIssuer tokens, CurrentCaller caller, TokenLifetimes lifetimes) {
        this.login = login;
        this.tokens = tokens;
        this.caller = caller;
        this.lifetimes = lifetimes;
    }

    /**
     * The person and the lifetime of the access token, which is reduced to the longest lifetime of other tokens,
     * since signing keys outlive only those.
     */
    record StartSessionRequest(
            @NotNull UUID userId,
            @NotNull @Min(1) @Max(LONGEST_SECONDS) Long lifetimeSeconds) {}

    /** {@code expiresIn} in seconds. */
    record StartedSessionResponse(String accessToken, long expiresIn) {

        @Override
        public String toString() {
            return "StartedSessionResponse[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public StartedSessionResponse start(@NotNull @Valid StartSessionRequest request, HttpServerRequest http) {
        var wanted = Duration.ofSeconds(request.lifetimeSeconds());
        var span = SessionLifetime.of(wanted.compareTo(lifetimes.longest()) > 0 ? lifetimes.longest() : wanted);
        var signIn = login.login(caller.accountId(), request.userId(), ClientInfo.of(http), span);
        var issued = tokens.issue(signIn);
        return new StartedSessionResponse(issued.accessToken(), issued.expiresIn());
    }
}
