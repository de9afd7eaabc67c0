package dev.hoopoe.common.answer;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds the HTTP answer to a request that failed, in the dialect of its path. */
public final class ErrorAnswers {

    private ErrorAnswers() {}

    /**
     * The answer in the dialect of the request's path.
     *
     * @param operation null when no resource method was reached
     */
    public static RestResponse<Object> of(ApiError error, ContainerRequestContext request, ResourceInfo operation) {
        var dialect = Dialect.ofPath(request.getUriInfo().getPath());
        var answer = dialect.answer(error, operation == null ? null : operation.getResourceMethod());
        var builder = RestResponse.ResponseBuilder.create(answer.status())
                .entity(answer.body())
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (error.kind().status() == Status.UNAUTHORIZED.getStatusCode()) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    static RestResponse<Object> of(
            ErrorKind kind, String message, ContainerRequestContext request, ResourceInfo operation) {
        return of(ApiError.of(kind, message), request, operation);
    }

    static RestResponse<Object> of(HoopoeException exception, ContainerRequestContext request, ResourceInfo operation) {
        var answer = of(exception.error(), request, operation);
        exception
                .retryAfter()
                .ifPresent(wait -> answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
        return answer;
    }

    /** Rounded up: a caller who waits as long as told must not be too early. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
