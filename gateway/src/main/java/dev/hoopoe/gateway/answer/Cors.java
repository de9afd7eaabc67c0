package dev.hoopoe.gateway.answer;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.dialect.Dialects;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets the CORS headers of a dialect's responses (Fetch standard, CORS protocol). */
@ApplicationScoped
public class Cors {

    private static final String EXPOSED =
            "X-Request-Id, ETag, Location, Idempotency-Replayed, Retry-After, RateLimit, RateLimit-Policy";

    private final Dialects dialects;
    private final Map<Dialect, CorsRules> rules;
    private final String maxAgeSeconds;

    Cors(CorsConfig config, Dialects dialects) {
        this.dialects = dialects;
        config.origins().keySet().forEach(Dialect::of);
        this.rules = Dialect.all().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        dialect -> CorsRules.of(
                                dialect.cors(), config.origins().get(dialect.name()), config.anyLocalhost())));
        this.maxAgeSeconds = Long.toString(config.maxAge().toSeconds());
    }

    /** True for a preflight request, which the gateway answers itself. */
    public boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && (dialects.answering(request).cors().answersEveryOptions() || isPreflightOfBrowser(request));
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
            if (rule.policy().credentials()) {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
            if (isPreflightOfBrowser(request)) {
                answerPreflight(request, rule);
            } else {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            }
        });
    }

    private void answerPreflight(HttpServerRequest request, CorsRules rule) {
        var method = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        var headers =
                rule.spelledOut(rule.policy().headers(), request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
        var response = request.response();
        response.putHeader(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                        rule.spelledOut(rule.policy().methods(), method))
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAgeSeconds);
        if (headers != null) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
    }

    private static boolean isPreflightOfBrowser(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
