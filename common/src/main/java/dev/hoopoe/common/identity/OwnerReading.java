package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads a neighbour's {@code /internal} list with this service's own token, without a REST client of Quarkus. */
public final class OwnerReading {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final PeerCalls peer;
    private final URI url;
    private final ServiceTokens tokens;
    private final ObjectMapper mapper;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    public OwnerReading(PeerCalls peer, URI url, ServiceTokens tokens, ObjectMapper mapper) {
        this.peer = peer;
        this.url = url;
        this.tokens = tokens;
        this.mapper = mapper;
    }

    /** The answer to a GET; fails when it is not 200. */
    public JsonNode read() throws IOException {
        return peer.call(url, true, this::readFrom);
    }

    private JsonNode readFrom(URI place) throws IOException {
        var request = HttpRequest.newBuilder(place)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.current())
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(place.getPath() + " answered with status " + response.statusCode());
                }
                return mapper.readTree(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + place.getPath(), e);
        }
    }
}
