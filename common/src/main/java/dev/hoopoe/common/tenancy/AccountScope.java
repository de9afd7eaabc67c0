package dev.hoopoe.common.tenancy;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.LogKeys;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Runs a consumer's or job's work as a caller of one account, with a request context of its own; outside of any
 * transaction.
 */
@ApplicationScoped
public class AccountScope {

    private final CurrentCaller current;

    AccountScope(CurrentCaller current) {
        this.current = current;
    }

    public void run(Caller caller, Runnable work) {
        call(caller, () -> {
            work.run();
            return null;
        });
    }

    public <T> T call(Caller caller, Supplier<T> work) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("A transaction belongs to one account: enter the scope before it begins");
        }
        var context = Arc.container().requestContext();
        var outer = context.isActive() ? context.getState() : null;
        if (outer != null) {
            context.deactivate();
        }
        context.activate();
        var outerAccount = MDC.get(LogKeys.ACCOUNT);
        MDC.put(LogKeys.ACCOUNT, caller.accountId());
        try {
            current.set(caller);
            return work.get();
        } finally {
            context.terminate();
            if (outer != null) {
                context.activate(outer);
            }
            if (outerAccount == null) {
                MDC.remove(LogKeys.ACCOUNT);
            } else {
                MDC.put(LogKeys.ACCOUNT, outerAccount);
            }
        }
    }
}
