package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Performs a request and stores its response in one transaction: a committed request is answered again even after a
 * crash, a failed one has no effect and may be retried.
 */
@ApplicationScoped
class IdempotentExecutor {

    private final IdempotencyStore answers;
    private final AnswerWriter writer;
    private final IdempotencyConfig config;
    private final Semaphore permits;

    IdempotentExecutor(IdempotencyStore answers, AnswerWriter writer, IdempotencyConfig config) {
        this.answers = answers;
        this.writer = writer;
        this.config = config;
        this.permits = new Semaphore(config.maxConcurrent(), true);
    }

    /** @throws ReplayResponseException when the request was performed before */
    Object perform(IdempotencyKeySecrets secrets, byte[] content, InvocationContext request) {
        acquirePermit();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                refuseUnlessFirst(secrets, content);
                var result = request.proceed();
                answers.store(secrets, content, writer.write(request.getMethod(), result));
                return result;
            });
        } finally {
            permits.release();
        }
    }

    private void refuseUnlessFirst(IdempotencyKeySecrets secrets, byte[] content) {
        if (!answers.lock(secrets)) {
            throw HoopoeException.inProgress("A request with this Idempotency-Key is still running");
        }
        answers.find(secrets, content).ifPresent(found -> {
            if (!found.sameRequest()) {
                throw new HoopoeException(
                        ErrorKind.KEY_REUSED, "This Idempotency-Key was used for another request; use a new one");
            }
            throw new ReplayResponseException(IdempotencyRecord.of(secrets.open(found.sealed())));
        });
    }

    /** Requests that wait for neighbours must not use up the database connections. */
    private void acquirePermit() {
        try {
            if (permits.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw HoopoeException.unavailable("This service", null);
    }
}
