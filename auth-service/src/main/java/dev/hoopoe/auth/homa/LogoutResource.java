package dev.hoopoe.auth.homa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.auth.session.EndReason;
import dev.hoopoe.auth.session.SessionTransactions;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /auth/logout}: ends the session of the token it is called with. */
@Path("/auth/logout")
@Tag(name = "Authentication")
class LogoutResource {

    private final SessionTransactions sessions;
    private final CurrentCaller caller;
    private final ObjectMapper mapper;

    LogoutResource(SessionTransactions sessions, CurrentCaller caller, ObjectMapper mapper) {
        this.sessions = sessions;
        this.caller = caller;
        this.mapper = mapper;
    }

    /** The refresh token is optional: it ends with its session. */
    record LogoutRequest(String refreshToken) {

        @Override
        public String toString() {
            return "LogoutRequest[redacted]";
        }
    }

    /** The body is a text, since clients without a body send various media types. */
    @POST
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT, Roles.CLIENT})
    @Operation(operationId = "logOut", summary = "Log out: end the session of the token")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LogoutRequest.class)))
    public Success<String> logout(String body) throws JsonProcessingException {
        if (body != null && !body.isBlank()) {
            mapper.readValue(body, LogoutRequest.class);
        }
        if (!sessions.end(UUID.fromString(caller.get().sessionId()), EndReason.LOGGED_OUT)) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session of this token has ended");
        }
        return Success.of("logged out");
    }
}
