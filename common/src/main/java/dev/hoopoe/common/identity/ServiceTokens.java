package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.peer.PeerCalls;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Caches this service's own access token and renews it before it expires. */
@Singleton
public class ServiceTokens {

    private static final Logger LOG = Logger.getLogger(ServiceTokens.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final PeerCalls auth;
    private final ServiceTokenConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Held held = new Held(null, Instant.MIN, Instant.MIN);

    public ServiceTokens(PeerCalls auth, ServiceTokenConfig config, ObjectMapper mapper, Clock clock) {
        this.auth = auth;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * A token with group {@code service}; while auth-service is unavailable, the cached one is used until it expires.
     */
    public String current() {
        var now = clock.instant();
        var known = held;
        if (known.isFreshAt(now)) {
            return known.token();
        }
        return now.isBefore(known.expiresAt()) ? renewed(known, now) : awaited();
    }

    /** One caller renews the token; the others use the cached one meanwhile. */
    private String renewed(Held known, Instant now) {
        if (!fetching.tryLock()) {
            return known.token();
        }
        try {
            if (!held.isFreshAt(now)) {
                held = fetch(now);
            }
        } catch (IOException e) {
            LOG.warnf("Service token not renewed; the present one is still valid: %s", e.getMessage());
            held = new Held(known.token(), now.plus(PAUSE_AFTER_FAILURE), known.expiresAt());
        } finally {
            fetching.unlock();
        }
        return held.token();
    }

    /**
     * All callers wait for one request and share its result, so that a slow auth-service gets one request instead of
     * many.
     */
    private String awaited() {
        var seen = fetches.get();
        fetching.lock();
        try {
            var now = clock.instant();
            if (!held.isFreshAt(now) && fetches.get() == seen) {
                held = fetchCounted(now);
            }
            if (!held.isFreshAt(now)) {
                throw new IOException("auth-service gave no token to an earlier request");
            }
            return held.token();
        } catch (IOException e) {
            throw HoopoeException.unavailable("auth-service", e);
        } finally {
            fetching.unlock();
        }
    }

    /** Incremented at the end: callers that arrived meanwhile have read the old count. */
    private Held fetchCounted(Instant now) throws IOException {
        try {
            return fetch(now);
        } finally {
            fetches.incrementAndGet();
        }
    }

    /** Number of callers that wait for another's request. */
    int waiting() {
        return fetching.getQueueLength();
    }

    private Held fetch(Instant now) throws IOException {
        return auth.call(config.tokenUrl(), false, place -> fetch(place, now));
    }

    private Held fetch(URI place, Instant now) throws IOException {
        var credentials = Map.of(
                "client_id", given(config.clientId(), "client-id"),
                "client_secret", given(config.clientSecret(), "client-secret"));
        var request = HttpRequest.newBuilder(place)
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
            return new Held(
                    answer.path("access_token").asText(),
                    now.plus(life.multipliedBy(4).dividedBy(5)),
                    now.plus(life));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for auth-service", e);
        }
    }

    private static String given(Optional<String> value, String key) {
        return value.orElseThrow(() -> new IllegalStateException("Set hoopoe.service-token." + key));
    }

    private record Held(String token, Instant renewAt, Instant expiresAt) {

        boolean isFreshAt(Instant now) {
            return now.isBefore(renewAt);
        }

        @Override
        public String toString() {
            return "Held[until " + expiresAt + "]";
        }
    }
}
