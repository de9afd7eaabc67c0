package dev.hoopoe.common.event;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.error.SqlStates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

/** One attempt to handle events; retried without end, with growing pauses, while the database or a neighbour is down. */
@ApplicationScoped
class DeliveryAttempt {

    private static final Logger LOG = Logger.getLogger(DeliveryAttempt.class);

    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50, retryOn = DependencyDownException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    <T> T inTransaction(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (RuntimeException e) {
            if (SqlStates.isTransient(e) || SqlStates.isStale(e) || isNeighbourDown(e)) {
                throw new DependencyDownException(e);
            }
            throw e;
        }
    }

    /** Retried for every failure: for work that must not be skipped and can always be done in the end. */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    void untilDone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Events not processed; retrying", e);
            throw e;
        }
    }

    private static boolean isNeighbourDown(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HoopoeException refusal && refusal.kind() == ErrorKind.UNAVAILABLE) {
                return true;
            }
            if (cause instanceof ProcessingException) {
                return true;
            }
            if (cause instanceof WebApplicationException answer
                    && answer.getResponse().getStatus() >= 500) {
                return true;
            }
        }
        return false;
    }

    /** The attempt failed for a reason outside of the event. */
    static final class DependencyDownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DependencyDownException(Throwable cause) {
            super("A dependency is down", cause);
        }
    }
}
