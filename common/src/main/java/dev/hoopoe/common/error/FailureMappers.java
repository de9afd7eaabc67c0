package dev.hoopoe.common.error;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The last net: what the database refused is told apart from what broke, and a breakage gets an id that the log has too. */
public class FailureMappers {

    private static final Logger LOG = Logger.getLogger(FailureMappers.class);

    /** Some 20 KB of log. */
    private static final int MOST_FRAMES = 200;

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> failure(Throwable failure) {
        var state = SqlStates.of(failure);
        if (failure instanceof Exception && state != null) {
            if (state.equals(SqlStates.UNIQUE_VIOLATION)) {
                return ErrorResponses.of(ErrorKind.CONFLICT, "Something with this value exists already");
            }
            if (state.equals(SqlStates.FOREIGN_KEY_VIOLATION)) {
                return ErrorResponses.of(
                        ErrorKind.CONFLICT, "Something this refers to, or that refers to it, is in the way");
            }
            if (state.startsWith(SqlStates.DATA_EXCEPTION)) {
                return ErrorResponses.of(ErrorKind.INVALID, "A value is outside of what can be stored");
            }
        }
        if (SqlStates.isTransient(failure)) {
            LOG.warn("The database does not answer", failure);
            return ErrorResponses.of(HoopoeException.unavailable("The database", failure));
        }
        if (refusalIn(failure) instanceof HoopoeException refusal) {
            return ErrorResponses.of(refusal);
        }
        if (SqlStates.isStale(failure)) {
            return ErrorResponses.of(ErrorKind.CONFLICT, "Somebody else changed this at the same moment; try again");
        }
        shorten(failure);
        var errorId = UUID.randomUUID();
        LOG.errorf(failure, "Failed, error id %s", errorId);
        return ErrorResponses.of(
                ErrorKind.INTERNAL, "Something went wrong on our side; if it stays, report error id " + errorId);
    }

    /** A recursion without an end has a thousand frames, which say no more than its first ones. */
    private static void shorten(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var frames = cause.getStackTrace();
            if (frames.length > MOST_FRAMES) {
                cause.setStackTrace(Arrays.copyOf(frames, MOST_FRAMES));
            }
        }
    }

    /** A refusal thrown inside a transaction may arrive wrapped. */
    private static Throwable refusalIn(Throwable failure) {
        var cause = failure;
        while (cause != null && !(cause instanceof HoopoeException) && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
