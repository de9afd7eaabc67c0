package dev.hoopoe.auth.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.token.TokenLifetimes;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import io.quarkus.arc.All;
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
import java.util.List;
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
    private final List<RegistrationSession> dialects;

    InternalRegistrationLoginResource(
            RegistrationLogin login,
            TokenIssuer tokens,
            CurrentCaller caller,
            TokenLifetimes lifetimes,
            @All List<RegistrationSession> dialects) {
        this.login = login;
        this.tokens = tokens;
        this.caller = caller;
        this.lifetimes = lifetimes;
        this.dialects = dialects;
    }

    /**
     * The person, and how long the session lasts.
     *
     * @param lifetimeSeconds the lifetime of the access token of a session without a refresh token; it is reduced to the
     *     longest lifetime of other tokens, since signing keys outlive only those
     * @param dialect in place of {@code lifetimeSeconds}: a session with the tokens of a login in this dialect
     */
    record StartSessionRequest(
            @NotNull UUID userId,
            @Min(1) @Max(LONGEST_SECONDS) Long lifetimeSeconds,
            String dialect) {}

    /** {@code expiresIn} in seconds; {@code refreshToken} only for a session of a dialect. */
    record StartedSessionResponse(
            String accessToken,
            @JsonInclude(JsonInclude.Include.NON_NULL) String refreshToken,
            long expiresIn) {

        @Override
        public String toString() {
            return "StartedSessionResponse[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public StartedSessionResponse start(@NotNull @Valid StartSessionRequest request, HttpServerRequest http) {
        var span = request.dialect() == null ? spanOf(request.lifetimeSeconds()) : spanIn(request.dialect());
        var signIn = login.login(caller.accountId(), request.userId(), ClientInfo.of(http), span);
        var issued = tokens.issue(signIn);
        return new StartedSessionResponse(issued.accessToken(), issued.refreshToken(), issued.expiresIn());
    }

    private SessionLifetime spanOf(Long seconds) {
        if (seconds == null) {
            throw HoopoeException.missing("lifetime_seconds");
        }
        var wanted = Duration.ofSeconds(seconds);
        return SessionLifetime.of(wanted.compareTo(lifetimes.longest()) > 0 ? lifetimes.longest() : wanted);
    }

    private SessionLifetime spanIn(String dialect) {
        return dialects.stream()
                .filter(known -> known.dialect().equals(dialect))
                .findAny()
                .map(RegistrationSession::session)
                .orElseThrow(() -> HoopoeException.invalid("dialect", "has no sessions with refresh tokens"));
    }
}
