package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps this service's own access token and fetches the next one before it expires. */
@Singleton
public class ServiceTokens {

    private static final Logger LOG = Logger.getLogger(ServiceTokens.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final ServiceTokenConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private String token;
    private Instant renewAt = Instant.MIN;
    private Instant expiresAt = Instant.MIN;

    ServiceTokens(ServiceTokenConfig config, ObjectMapper mapper, Clock clock) {
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A token with group {@code service}; while auth-service is down, the last one serves until it expires. */
    public synchronized String current() {
        var now = clock.instant();
        if (!now.isBefore(renewAt)) {
            renewAt = now.plus(PAUSE_AFTER_FAILURE);
            try {
                fetch(now);
            } catch (IOException e) {
                if (!now.isBefore(expiresAt)) {
                    renewAt = Instant.MIN;
                    throw HoopoeException.unavailable("auth-service", e);
                }
                LOG.warnf("No new service token just now, the last one still holds: %s", e.getMessage());
            }
        }
        return token;
    }

    private void fetch(Instant now) throws IOException {
        var credentials = Map.of(
                "client_id", given(config.clientId(), "client-id"),
                "client_secret", given(config.clientSecret(), "client-secret"));
        var request = HttpRequest.newBuilder(config.tokenUrl())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(credentials)))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("auth-service refused a service token with status " + response.statusCode());
            }
            var answer = mapper.readTree(response.body());
            var life = Duration.ofSeconds(answer.path("expires_in").asLong());
            token = answer.path("access_token").asText();
            expiresAt = now.plus(life);
            renewAt = now.plus(life.multipliedBy(4).dividedBy(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for auth-service", e);
        }
    }

    private static String given(Optional<String> value, String key) {
        return value.orElseThrow(() -> new IllegalStateException("Set hoopoe.service-token." + key));
    }
}
