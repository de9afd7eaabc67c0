package dev.hoopoe.common.answer;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.json.RefusedValueException;
import dev.hoopoe.common.json.WireNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions for invalid requests and for neighbours that do not answer. */
public class RequestErrorMappers {

    private static final Logger LOG = Logger.getLogger(RequestErrorMappers.class);
    private static final String BODY = "body";

    @ServerExceptionMapper
    public RestResponse<Object> refusal(
            HoopoeException refusal, ContainerRequestContext request, ResourceInfo operation) {
        if (refusal.kind() == ErrorKind.UNAVAILABLE && refusal.getCause() != null) {
            // One line for each request while the neighbour is down, as in neighbourSilent.
            LOG.warnf("%s: %s", refusal.getMessage(), refusal.getCause());
        }
        return answer(refusal, request, operation);
    }

    private static RestResponse<Object> answer(
            HoopoeException refusal, ContainerRequestContext request, ResourceInfo operation) {
        LOG.debugf(refusal, "Refused: %s", refusal.kind());
        return ErrorAnswers.of(refusal, request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> violations(
            ConstraintViolationException exception, ContainerRequestContext request, ResourceInfo operation) {
        var details = new TreeMap<String, String>();
        var onlyMissing = true;
        for (var violation : exception.getConstraintViolations()) {
            details.putIfAbsent(fieldOf(violation), violation.getMessage());
            onlyMissing &= isMissing(violation);
        }
        var message = details.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
        var kind = onlyMissing ? ErrorKind.MISSING : ErrorKind.INVALID;
        return ErrorAnswers.of(ApiError.of(kind, message, details), request, operation);
    }

    /** Takes precedence over the framework's mapper of the same exception, which does not write the envelope. */
    @ServerExceptionMapper(priority = Priorities.USER - 1)
    public RestResponse<Object> mismatch(
            MismatchedInputException exception, ContainerRequestContext request, ResourceInfo operation) {
        return unreadable(exception, request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> unreadable(
            JsonProcessingException exception, ContainerRequestContext request, ResourceInfo operation) {
        var field = exception instanceof JsonMappingException mapping && !isSyntaxError(mapping) ? pathOf(mapping) : "";
        if (field.isEmpty()) {
            var problem =
                    exception instanceof MismatchedInputException ? "must be a JSON object" : "is not readable JSON";
            return ErrorAnswers.of(
                    ApiError.of(ErrorKind.INVALID, "The body " + problem, Map.of(BODY, problem)), request, operation);
        }
        var problem = exception instanceof UnrecognizedPropertyException ? "is not known" : "has the wrong type";
        if (exception instanceof RefusedValueException refused) {
            problem = refused.getOriginalMessage();
        }
        return ErrorAnswers.of(
                ApiError.of(ErrorKind.INVALID, field + ": " + problem, Map.of(field, problem)), request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> framework(
            WebApplicationException exception, ContainerRequestContext request, ResourceInfo operation) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, request, operation);
        }
        var status = exception.getResponse().getStatus();
        if (status < 400) {
            return RestResponse.ResponseBuilder.create(status)
                    .header(HttpHeaders.LOCATION, exception.getResponse().getHeaderString(HttpHeaders.LOCATION))
                    .build();
        }
        var kind = ErrorKind.ofStatus(status);
        return ErrorAnswers.of(ApiError.of(kind, textOf(kind), Map.of()), request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> unauthorized(
            UnauthorizedException exception, ContainerRequestContext request, ResourceInfo operation) {
        return ErrorAnswers.of(ErrorKind.UNAUTHENTICATED, "A valid access token is required", request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> authenticationFailed(
            AuthenticationFailedException exception, ContainerRequestContext request, ResourceInfo operation) {
        if (exception.getCause() instanceof HoopoeException refusal) {
            return refusal(refusal, request, operation);
        }
        return ErrorAnswers.of(
                ErrorKind.UNAUTHENTICATED, "The access token is not valid or has expired", request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> forbidden(
            ForbiddenException exception, ContainerRequestContext request, ResourceInfo operation) {
        return ErrorAnswers.of(ErrorKind.FORBIDDEN, "Your role does not allow this", request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> neighbourRefused(
            ClientWebApplicationException exception, ContainerRequestContext request, ResourceInfo operation) {
        LOG.warnf(
                exception,
                "Another service answered %d",
                exception.getResponse().getStatus());
        return answer(HoopoeException.unavailable("A service this call needs", exception), request, operation);
    }

    @ServerExceptionMapper
    public RestResponse<Object> neighbourSilent(
            ProcessingException exception, ContainerRequestContext request, ResourceInfo operation) {
        // Logged for each request while the neighbour is down: one line, the stack trace only at DEBUG.
        LOG.warnf("Another service did not answer: %s", exception.getMessage());
        LOG.debug("Another service did not answer", exception);
        return answer(HoopoeException.unavailable("A service this call needs", exception), request, operation);
    }

    /** Whether the text is no JSON: the field where the parser gave up is not wrong by itself. */
    private static boolean isSyntaxError(JsonMappingException exception) {
        return exception.getCause() instanceof JsonParseException;
    }

    private static String textOf(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND -> "No resource at this path";
            case METHOD_NOT_ALLOWED -> "This path does not support this method";
            case NOT_ACCEPTABLE -> "No content type in the header Accept can be produced; JSON can";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json";
            case TOO_LARGE -> "The body is too large";
            default -> kind.status() < 500 ? "The request is not valid" : "Internal error";
        };
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        return violation.getInvalidValue() == null
                && (constraint == NotNull.class || constraint == Text.class || constraint == NotEmpty.class);
    }

    /** The last named node of the path; the method and parameter names before it are internal. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        var names = new java.util.ArrayList<String>();
        var depth = 0;
        for (var node : violation.getPropertyPath()) {
            if (depth++ >= 2 && node.getName() != null) {
                names.add(WireNames.snakeCase(node.getName()));
            }
        }
        return names.isEmpty() ? BODY : String.join(".", names);
    }

    private static String pathOf(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : WireNames.snakeCase(reference.getFieldName()))
                .collect(Collectors.joining("."));
    }
}
