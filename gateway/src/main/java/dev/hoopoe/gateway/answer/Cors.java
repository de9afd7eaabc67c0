package dev.hoopoe.gateway.answer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells browsers which pages may call (Fetch standard, CORS protocol); tokens travel in a header, so no credentials mode. */
@ApplicationScoped
public class Cors {

    private static final Pattern LOCALHOST = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String HEADERS =
            "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, If-Match, If-None-Match, X-Request-Id,"
                    + " X-Requested-With, Last-Event-ID";
    private static final String EXPOSED =
            "X-Request-Id, ETag, Location, Idempotency-Replayed, Retry-After, RateLimit, RateLimit-Policy";

    private final Set<String> origins;
    private final boolean anyLocalhost;
    private final String maxAgeSeconds;

    Cors(CorsConfig config) {
        this.origins = Set.copyOf(config.origins().orElse(List.of()));
        this.anyLocalhost = config.anyLocalhost();
        this.maxAgeSeconds = Long.toString(config.maxAge().toSeconds());
    }

    /** True for the question a browser asks before the call itself; the gateway answers it. */
    public static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    public void addTo(HttpServerRequest request) {
        var response = request.response();
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !allows(origin)) {
            return;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (isPreflight(request)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAgeSeconds);
        } else {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private boolean allows(String origin) {
        return origins.contains(origin)
                || origins.contains("*")
                || (anyLocalhost && LOCALHOST.matcher(origin).matches());
    }
}
