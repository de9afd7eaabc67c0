package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads ended sessions from auth-service's {@code GET /internal/sessions/ended}, with this service's own token. */
public final class EndedSessionsClient implements EndedSessionsSource {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final PeerCalls auth;
    private final URI url;
    private final ServiceTokens tokens;
    private final ObjectMapper mapper;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    public EndedSessionsClient(PeerCalls auth, URI url, ServiceTokens tokens, ObjectMapper mapper) {
        this.auth = auth;
        this.url = url;
        this.tokens = tokens;
        this.mapper = mapper;
    }

    @Override
    public Map<String, Instant> read() throws IOException {
        return auth.call(url, true, this::readFrom);
    }

    private Map<String, Instant> readFrom(URI place) throws IOException {
        var request = HttpRequest.newBuilder(place)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.current())
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("auth-service answered with status " + response.statusCode());
                }
                var sessions = new HashMap<String, Instant>();
                for (var session : mapper.readTree(body).path("sessions")) {
                    sessions.put(
                            session.path("sid").asText(),
                            Instant.parse(session.path("expires_at").asText()));
                }
                return sessions;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for auth-service", e);
        } catch (DateTimeException e) {
            throw new IOException("auth-service's answer cannot be read", e);
        }
    }
}
