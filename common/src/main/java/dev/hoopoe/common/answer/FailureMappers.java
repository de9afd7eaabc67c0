package dev.hoopoe.common.answer;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.error.SqlStates;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps all exceptions without a mapper of their own: a write that the database rejected is 4xx, an unavailable
 * database 503, everything else 500 with an error id that is also logged.
 */
public class FailureMappers {

    private static final Logger LOG = Logger.getLogger(FailureMappers.class);

    private static final String FORM_PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String OUTPUT_TO_CALLER = "io.quarkus.vertx.utils.VertxOutputStream";

    /** About 20 KB of log. */
    private static final int MOST_FRAMES = 200;

    @ServerExceptionMapper
    public RestResponse<Object> failure(Throwable failure, ContainerRequestContext request, ResourceInfo operation) {
        return ErrorAnswers.of(exceptionFor(failure), request, operation);
    }

    static HoopoeException exceptionFor(Throwable failure) {
        var state = failure instanceof Exception ? SqlStates.of(failure) : null;
        if (SqlStates.UNIQUE_VIOLATION.equals(state)) {
            return HoopoeException.conflict("A resource with this value already exists");
        }
        if (SqlStates.FOREIGN_KEY_VIOLATION.equals(state)) {
            return HoopoeException.conflict("A referenced row is missing or still in use");
        }
        if (state != null && state.startsWith(SqlStates.DATA_EXCEPTION)) {
            return new HoopoeException(ErrorKind.INVALID, "A value is outside the range that can be stored");
        }
        if (SqlStates.isTransient(failure)) {
            LOG.warn("Database not available", failure);
            return HoopoeException.unavailable("The database", failure);
        }
        if (knownCause(failure) instanceof HoopoeException known) {
            return known;
        }
        if (SqlStates.isStale(failure)) {
            return HoopoeException.conflict("This was changed by another request at the same time; try again");
        }
        if (isBrokenForm(failure)) {
            return new HoopoeException(
                    ErrorKind.INVALID, "The form is malformed or incomplete (multipart/form-data, RFC 7578)");
        }
        if (isHangUp(failure)) {
            LOG.debug("The caller closed the connection", failure);
            return new HoopoeException(ErrorKind.INVALID, "The caller closed the connection");
        }
        return unexpected(failure);
    }

    /** The framework's parser of forms throws exceptions of no type of their own; a full disk is not thrown there. */
    private static boolean isBrokenForm(Throwable failure) {
        var isMalformed = failure.getCause() == null || failure.getCause() instanceof IllegalArgumentException;
        return isMalformed && isThrownBy(failure, FORM_PARSER);
    }

    /** Whether the caller's connection was closed; that of another service fails with an exception of its client. */
    private static boolean isHangUp(Throwable failure) {
        var cause = failure;
        while (cause instanceof IOException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return failure instanceof IOException
                && (cause instanceof HttpClosedException || isThrownBy(cause, OUTPUT_TO_CALLER));
    }

    private static boolean isThrownBy(Throwable failure, String className) {
        var frames = failure.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(className);
    }

    private static HoopoeException unexpected(Throwable failure) {
        shorten(failure);
        var errorId = UUID.randomUUID();
        LOG.errorf(failure, "Request failed, error id %s", errorId);
        return new HoopoeException(ErrorKind.INTERNAL, "Internal error; if it persists, report error id " + errorId);
    }

    /** The stack of an endless recursion has a thousand frames; the first ones identify it. */
    private static void shorten(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var frames = cause.getStackTrace();
            if (frames.length > MOST_FRAMES) {
                cause.setStackTrace(Arrays.copyOf(frames, MOST_FRAMES));
            }
        }
    }

    /** An exception thrown inside a transaction may arrive wrapped. */
    private static Throwable knownCause(Throwable failure) {
        var cause = failure;
        while (cause != null && !(cause instanceof HoopoeException) && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
