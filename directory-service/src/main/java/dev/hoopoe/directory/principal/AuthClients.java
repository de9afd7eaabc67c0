package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.ServiceCallFilter;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Builds REST clients of auth-service and maps their failures. */
final class AuthClients {

    private static final String NAME = "auth-service";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private static final int TOO_MANY_REQUESTS = 429;

    private AuthClients() {}

    /** Maps a failed call to an error for the caller: 429 is passed on, anything else is 503. */
    static HoopoeException failure(RuntimeException cause, String tooMany) {
        return cause instanceof WebApplicationException answered
                        && answered.getResponse().getStatus() == TOO_MANY_REQUESTS
                ? HoopoeException.tooMany(tooMany, retryAfter(answered.getResponse()))
                : HoopoeException.unavailable(NAME, cause);
    }

    private static Duration retryAfter(Response response) {
        var seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return Duration.ofSeconds(seconds == null || !seconds.matches("\\d{1,9}") ? 1 : Long.parseLong(seconds));
    }

    static <T> T client(Class<T> paths, PrincipalConfig config, Duration timeout, ServiceCallFilter identity) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .register(identity)
                .build(paths);
    }
}
