package dev.hoopoe.auth.limit;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The client of a call: address and program.
 *
 * @param userAgent may be null
 * @param device the device cookie, not verified; null without one
 */
public record ClientInfo(String ip, String userAgent, String device) {

    /** The cookie that {@link #device} comes from. */
    public static final String DEVICE_COOKIE = "hoopoe_device";

    public static ClientInfo of(HttpServerRequest http) {
        var cookie = http.getCookie(DEVICE_COOKIE);
        return new ClientInfo(
                ClientIp.of(
                        lastOf(http.headers().getAll("X-Forwarded-For")),
                        http.remoteAddress().hostAddress()),
                http.getHeader("User-Agent"),
                cookie == null ? null : cookie.getValue());
    }

    private static String lastOf(List<String> values) {
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    @Override
    public String toString() {
        return "Visitor[ip=" + ip + "]";
    }
}
