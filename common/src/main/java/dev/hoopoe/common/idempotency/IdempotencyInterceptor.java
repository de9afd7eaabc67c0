package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.NamedAccountScope;
import dev.hoopoe.common.tenancy.NamesAccount;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

/** Performs a POST with an {@code Idempotency-Key} once; a POST without one is passed on. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {

    private final IdempotentRequest request;
    private final IdempotentExecutor oncePerKey;
    private final NamedAccountScope named;
    private final CurrentCaller caller;

    IdempotencyInterceptor(
            IdempotentRequest request, IdempotentExecutor oncePerKey, NamedAccountScope named, CurrentCaller caller) {
        this.request = request;
        this.oncePerKey = oncePerKey;
        this.named = named;
        this.caller = caller;
    }

    @AroundInvoke
    Object perform(InvocationContext invocation) throws Exception {
        if (!request.hasKey()) {
            return invocation.proceed();
        }
        // Read here: another account has a request context of its own.
        var keyed = request.current();
        return named.around(
                bodyOf(invocation), () -> oncePerKey.perform(keyed.secrets(caller.get()), keyed.content(), invocation));
    }

    /** Null when it names no account. */
    private static NamesAccount bodyOf(InvocationContext invocation) {
        return Arrays.stream(invocation.getParameters())
                .filter(NamesAccount.class::isInstance)
                .map(NamesAccount.class::cast)
                .findFirst()
                .orElse(null);
    }
}
