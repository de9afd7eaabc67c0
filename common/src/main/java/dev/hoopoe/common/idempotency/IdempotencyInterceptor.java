package dev.hoopoe.common.idempotency;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Performs a POST with an {@code Idempotency-Key} once; a POST without one is passed on. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {

    private final IdempotentRequest request;
    private final IdempotentExecutor oncePerKey;

    IdempotencyInterceptor(IdempotentRequest request, IdempotentExecutor oncePerKey) {
        this.request = request;
        this.oncePerKey = oncePerKey;
    }

    @AroundInvoke
    Object perform(InvocationContext invocation) throws Exception {
        return request.hasKey()
                ? oncePerKey.perform(request.secrets(), request.content(), invocation)
                : invocation.proceed();
    }
}
