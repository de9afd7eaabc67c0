package dev.hoopoe.gateway.answer;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.dialect.Dialects;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells browsers which pages may call a dialect (Fetch standard, CORS protocol). Tokens travel in a header, so no credentials
 * mode but for OmniDesk, whose pages are used to it.
 */
@ApplicationScoped
public class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String HEADERS =
            "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, If-Match, If-None-Match, X-Request-Id,"
                    + " X-Requested-With, Last-Event-ID";
    private static final String HCALL_METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String HCALL_HEADERS = "Authorization, Content-Type";
    private static final String EXPOSED =
            "X-Request-Id, ETag, Location, Idempotency-Replayed, Retry-After, RateLimit, RateLimit-Policy";

    private final Dialects dialects;
    private final Map<Dialect, CorsRules> rules;
    private final String maxAgeSeconds;

    Cors(CorsConfig config, Dialects dialects) {
        this.dialects = dialects;
        this.rules = Map.of(
                Dialect.HOMA,
                CorsRules.ofOrigins(config.origins(), config.anyLocalhost(), METHODS, HEADERS),
                Dialect.HCALL,
                CorsRules.ofOrigins(Optional.of(List.of(CorsRules.EVERYTHING)), false, HCALL_METHODS, HCALL_HEADERS),
                Dialect.OMNIDESK,
                CorsRules.withCredentials(config.omnideskOrigins()));
        this.maxAgeSeconds = Long.toString(config.maxAge().toSeconds());
    }

    /** True for the question a browser asks before the call itself; the gateway answers it. */
    public boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && (dialects.answering(request) == Dialect.HCALL || isBrowsersQuestion(request));
    }

    public void addTo(HttpServerRequest request) {
        var response = request.response();
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        var rule = rules.get(dialects.answering(request));
        rule.allowed(origin).ifPresent(allowed -> {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
            if (rule.credentials()) {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
            if (isBrowsersQuestion(request)) {
                answerQuestion(request, rule);
            } else {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            }
        });
    }

    private void answerQuestion(HttpServerRequest request, CorsRules rule) {
        var method = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        var headers = rule.spelledOut(rule.headers(), request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
        var response = request.response();
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, rule.spelledOut(rule.methods(), method))
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAgeSeconds);
        if (headers != null) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
    }

    private static boolean isBrowsersQuestion(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
