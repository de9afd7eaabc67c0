package dev.hoopoe.common.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds the HTTP answer of a refusal in the native dialect. */
final class ErrorResponses {

    private ErrorResponses() {}

    static RestResponse<ErrorEnvelope> of(ErrorKind kind, String message) {
        return of(kind, kind.status(), message, Map.of());
    }

    static RestResponse<ErrorEnvelope> of(ErrorKind kind, int status, String message, Map<String, String> details) {
        var builder = RestResponse.ResponseBuilder.<ErrorEnvelope>create(status)
                .entity(ErrorEnvelope.of(kind, message, details))
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    static RestResponse<ErrorEnvelope> of(HoopoeException refusal) {
        var kind = refusal.kind();
        var response = of(kind, kind.status(), refusal.getMessage(), refusal.details());
        refusal.retryAfter()
                .ifPresent(wait ->
                        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response;
    }
}
