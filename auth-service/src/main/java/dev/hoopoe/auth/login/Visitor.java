package dev.hoopoe.auth.login;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Where a call comes from and by which program, for the login history; {@code userAgent} may be null. */
public record Visitor(String ip, String userAgent) {

    public static Visitor of(HttpServerRequest http) {
        return new Visitor(
                CallerAddress.of(
                        lastOf(http.headers().getAll("X-Forwarded-For")),
                        http.remoteAddress().hostAddress()),
                http.getHeader("User-Agent"));
    }

    private static String lastOf(List<String> values) {
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }
}
