package dev.hoopoe.directory.principal;

import dev.hoopoe.common.identity.ServiceCallFilter;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How auth-service's internal paths are called. */
final class AuthService {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private AuthService() {}

    static <T> T client(Class<T> paths, PrincipalConfig config, Duration timeout, ServiceCallFilter identity) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .register(identity)
                .build(paths);
    }
}
