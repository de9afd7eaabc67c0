package dev.hoopoe.auth.session;

import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** {@code GET /internal/sessions/ended}: the ended sessions, for a gateway or service that starts without Kafka. */
@Path("/internal/sessions/ended")
class InternalEndedSessionResource {

    private final EndedSessionStore sessions;

    InternalEndedSessionResource(EndedSessionStore sessions) {
        this.sessions = sessions;
    }

    /** {@code expiresAt}: when the last access token of the session expires. */
    record EndedSession(String sid, Instant expiresAt) {}

    record EndedSessionsResponse(List<EndedSession> sessions) {}

    @GET
    @RolesAllowed(Roles.SERVICE)
    @AllowedCallers({ServiceName.DIRECTORY, ServiceName.TICKET, ServiceName.MESSAGING, ServiceName.GATEWAY})
    public EndedSessionsResponse list() {
        return new EndedSessionsResponse(sessions.read().entrySet().stream()
                .map(session -> new EndedSession(session.getKey(), session.getValue()))
                .toList());
    }
}
