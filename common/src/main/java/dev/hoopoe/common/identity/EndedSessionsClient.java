package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads ended sessions from auth-service's {@code GET /internal/sessions/ended}, with this service's own token. */
public final class EndedSessionsClient implements EndedSessionsSource {

    private final OwnerReading list;

    public EndedSessionsClient(PeerCalls auth, URI url, ServiceTokens tokens, ObjectMapper mapper) {
        this.list = new OwnerReading(auth, url, tokens, mapper);
    }

    @Override
    public Map<String, Instant> read() throws IOException {
        try {
            var sessions = new HashMap<String, Instant>();
            for (var session : list.read().path("sessions")) {
                sessions.put(
                        session.path("sid").asText(),
                        Instant.parse(session.path("expires_at").asText()));
            }
            return sessions;
        } catch (DateTimeException e) {
            throw new IOException("auth-service's answer cannot be read", e);
        }
    }
}
