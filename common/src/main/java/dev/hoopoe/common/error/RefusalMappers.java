package dev.hoopoe.common.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.WireNames;
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
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what callers did wrong, and neighbours that do not answer, into the native error envelope. */
public class RefusalMappers {

    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);
    private static final String BODY = "body";

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> refusal(HoopoeException refusal) {
        LOG.debugf(refusal, "Refused: %s", refusal.kind());
        return ErrorResponses.of(refusal);
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> violations(ConstraintViolationException exception) {
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
        return ErrorResponses.of(kind, kind.status(), message, details);
    }

    /** More urgent than the framework's own mapper of the same exception, which answers outside the envelope. */
    @ServerExceptionMapper(priority = Priorities.USER - 1)
    public RestResponse<ErrorEnvelope> mismatch(MismatchedInputException exception) {
        return unreadable(exception);
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> unreadable(JsonProcessingException exception) {
        var field = exception instanceof JsonMappingException mapping ? pathOf(mapping) : "";
        if (field.isEmpty()) {
            var problem =
                    exception instanceof MismatchedInputException ? "must be a JSON object" : "is not readable JSON";
            return ErrorResponses.of(ErrorKind.INVALID, 400, "The body " + problem, Map.of(BODY, problem));
        }
        var problem = exception instanceof UnrecognizedPropertyException ? "is not known" : "has the wrong type";
        if (exception instanceof RefusedValueException refused) {
            problem = refused.getOriginalMessage();
        }
        return ErrorResponses.of(ErrorKind.INVALID, 400, field + ": " + problem, Map.of(field, problem));
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> framework(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        var status = exception.getResponse().getStatus();
        if (status < 400) {
            return RestResponse.ResponseBuilder.<ErrorEnvelope>create(status)
                    .header(HttpHeaders.LOCATION, exception.getResponse().getHeaderString(HttpHeaders.LOCATION))
                    .build();
        }
        var kind = ErrorKind.ofStatus(status);
        return ErrorResponses.of(kind, status, textOf(kind), Map.of());
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> unauthorized(UnauthorizedException exception) {
        return ErrorResponses.of(ErrorKind.UNAUTHENTICATED, "A valid access token is required");
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> authenticationFailed(AuthenticationFailedException exception) {
        if (exception.getCause() instanceof HoopoeException refusal) {
            return refusal(refusal);
        }
        return ErrorResponses.of(ErrorKind.UNAUTHENTICATED, "The access token is not valid or has expired");
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> forbidden(ForbiddenException exception) {
        return ErrorResponses.of(ErrorKind.FORBIDDEN, "Your role does not allow this");
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> neighbourRefused(ClientWebApplicationException exception) {
        LOG.warnf(exception, "A neighbour answered %d", exception.getResponse().getStatus());
        return refusal(HoopoeException.unavailable("A service this call needs", exception));
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> neighbourSilent(ProcessingException exception) {
        // While it is down each request says so: one line, and where it was noticed only on demand.
        LOG.warnf("A neighbour did not answer: %s", exception.getMessage());
        LOG.debug("A neighbour did not answer", exception);
        return refusal(HoopoeException.unavailable("A service this call needs", exception));
    }

    private static String textOf(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND -> "There is nothing at this path";
            case METHOD_NOT_ALLOWED -> "This path does not take this method";
            case NOT_ACCEPTABLE -> "What the header Accept asks for is not to be had here";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json";
            case TOO_LARGE -> "The body is too large";
            default -> kind.status() < 500 ? "The request is not valid" : "Something went wrong on our side";
        };
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        return violation.getInvalidValue() == null
                && (constraint == NotNull.class || constraint == Text.class || constraint == NotEmpty.class);
    }

    /** The last named node on the path: method and parameter names in front of it are ours, not the caller's. */
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
