package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.ServiceCallFilter;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How auth-service's internal paths are called. */
final class AuthClients {

    private static final String NAME = "auth-service";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private static final int TOO_MANY_REQUESTS = 429;

    private AuthClients() {}

    /** What a call that failed means to the caller: 429 is passed on, anything else is a neighbour that fails. */
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
