package dev.hoopoe.directory.principal;

import io.vertx.core.http.HttpServerRequest;

/** The client of a call, for auth-service's limits and history; {@code program} (User-Agent) may be null. */
public record ClientInfo(String address, String program) {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    public static ClientInfo of(HttpServerRequest http) {
        var forwarded = http.headers().getAll(FORWARDED_FOR);
        var address = forwarded.isEmpty() ? http.remoteAddress().hostAddress() : String.join(", ", forwarded);
        return new ClientInfo(address, http.getHeader("User-Agent"));
    }
}
