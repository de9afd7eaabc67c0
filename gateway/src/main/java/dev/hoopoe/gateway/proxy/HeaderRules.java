package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.web.RequestId;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Headers to forward: none that belong to one connection (RFC 9110 §7.6.1), none that only the gateway may set, and
 * none with an underscore, which some servers read as a hyphen.
 */
public final class HeaderRules {

    private static final String OURS = "x-hoopoe-";
    private static final String FORWARDED = "x-forwarded-";
    private static final String CORS = "access-control-";

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> SET_BY_GATEWAY_INWARD = Set.of(
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-real-ip",
            "authorization",
            RequestId.HEADER.toLowerCase(Locale.ROOT));
    private static final Set<String> SET_BY_GATEWAY_OUTWARD = Set.of(
            "server",
            "x-powered-by",
            "x-content-type-options",
            "ratelimit",
            "ratelimit-policy",
            RequestId.HEADER.toLowerCase(Locale.ROOT));

    private HeaderRules() {}

    public static void copyInward(MultiMap from, MultiMap to) {
        var dropped = droppedBy(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!dropped.contains(name)
                    && !SET_BY_GATEWAY_INWARD.contains(name)
                    && name.indexOf('_') < 0
                    && !name.startsWith(OURS)
                    && !name.startsWith(FORWARDED)) {
                to.add(header.getKey(), header.getValue());
            }
        }
        if (Span.current().getSpanContext().isValid()) {
            // The client of Vert.x adds the headers of the gateway's own span, which continues the caller's trace.
            to.remove("traceparent").remove("tracestate");
        }
    }

    /** Gives the client's response the head of a service's answer. */
    public static void copyHead(HttpClientResponse answer, HttpServerRequest request) {
        var response = request.response().setStatusCode(answer.statusCode());
        copyOutward(answer.headers(), response.headers());
        response.setChunked(
                !answer.headers().contains(HttpHeaders.CONTENT_LENGTH) && mayHaveBody(answer.statusCode(), request));
    }

    private static boolean mayHaveBody(int status, HttpServerRequest request) {
        return status != 204 && status != 304 && !request.method().equals(HttpMethod.HEAD);
    }

    private static void copyOutward(MultiMap from, MultiMap to) {
        var dropped = droppedBy(from);
        var decided = to.contains(HttpHeaders.CACHE_CONTROL) ? "cache-control" : "";
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!dropped.contains(name)
                    && !SET_BY_GATEWAY_OUTWARD.contains(name)
                    && !name.equals(decided)
                    && !name.startsWith(OURS)
                    && !name.startsWith(CORS)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> droppedBy(MultiMap headers) {
        var connection = headers.getAll(HttpHeaders.CONNECTION);
        if (connection.isEmpty()) {
            return HOP_BY_HOP;
        }
        var dropped = new HashSet<>(HOP_BY_HOP);
        dropped.addAll(connection.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("content-length"))
                .collect(Collectors.toSet()));
        return dropped;
    }
}
