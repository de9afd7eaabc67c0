package dev.hoopoe.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.gateway.ratelimit.RouteClass;
import dev.hoopoe.gateway.route.PublicOperations.Access;
import dev.hoopoe.gateway.route.Route;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;

/** Adds to an operation the class by which its requests are limited, and the headers that say what is left. */
final class RateLimitDescription {

    private static final String CLASS = "x-rate-limit-class";
    private static final List<String> HEADERS = List.of("RateLimit", "RateLimit-Policy");
    private static final String HEADER_COMPONENTS = "#/components/headers/";

    private RateLimitDescription() {}

    static void addTo(ObjectNode operation, Route route, Access access, HttpMethod method) {
        var classes = operation.putArray(CLASS);
        callers(access.tokenUse())
                .map(withCredential -> RouteClass.of(route, access, method, withCredential))
                .distinct()
                .forEach(routeClass -> classes.add(routeClass.wireName()));
        operation.withObject("/responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2") && !response.getValue().has("$ref")) {
                var headers = ((ObjectNode) response.getValue()).withObject("/headers");
                HEADERS.forEach(name -> headers.putObject(name).put("$ref", HEADER_COMPONENTS + name));
            }
        });
    }

    /** Callers that the operation may have: with a credential, without, or both. */
    private static Stream<Boolean> callers(TokenUse tokenUse) {
        return switch (tokenUse) {
            case REQUIRED -> Stream.of(true);
            case OPTIONAL -> Stream.of(false, true);
            case IGNORED, FORWARDED -> Stream.of(false);
        };
    }
}
