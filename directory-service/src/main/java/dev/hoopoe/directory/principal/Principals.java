package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.identity.ServiceTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * Keeps auth-service in step with the caller's transaction. A password must arrive there before the commit, as it is
 * stored nowhere else; anything else is told after the commit, and when that fails the event makes it good.
 */
@ApplicationScoped
public class Principals {

    private static final Logger LOG = Logger.getLogger(Principals.class);
    private static final int CONFLICT = 409;

    private final TransactionSynchronizationRegistry transactions;
    private final PrincipalClient patient;
    private final PrincipalClient brief;

    Principals(
            TransactionSynchronizationRegistry transactions,
            PrincipalConfig config,
            ServiceTokens tokens,
            CurrentCaller caller) {
        this.transactions = transactions;
        var identity = new ServiceCallFilter(tokens, caller);
        this.patient = AuthService.client(PrincipalClient.class, config, config.timeout(), identity);
        this.brief = AuthService.client(PrincipalClient.class, config, config.briefTimeout(), identity);
    }

    /** A new person; when the transaction fails after all, auth-service is asked to forget. */
    public void create(UUID id, Principal principal) {
        if (principal.password() != null) {
            afterCompletion(status -> {
                if (status != Status.STATUS_COMMITTED) {
                    tryTo("forget", () -> brief.delete(id));
                }
            });
        }
        update(id, principal);
    }

    /** A person who has changed. */
    public void update(UUID id, Principal principal) {
        if (principal.password() != null) {
            must(() -> patient.put(id, principal));
        } else {
            afterCommit(() -> tryTo("update", () -> brief.put(id, principal)));
        }
    }

    /** A person who is gone. */
    public void delete(UUID id) {
        afterCommit(() -> tryTo("delete", () -> brief.delete(id)));
    }

    private static void must(Runnable call) {
        try {
            call.run();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == CONFLICT) {
                throw HoopoeException.taken("email", "Somebody logs in with this e-mail address already");
            }
            throw HoopoeException.unavailable("auth-service", e);
        } catch (RuntimeException e) {
            throw HoopoeException.unavailable("auth-service", e);
        }
    }

    private static void tryTo(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warnf("auth-service did not %s a principal just now: %s", what, e.getMessage());
        }
    }

    private void afterCommit(Runnable work) {
        afterCompletion(status -> {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        });
    }

    private void afterCompletion(IntConsumer work) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The outcome is not known yet.
            }

            @Override
            public void afterCompletion(int status) {
                work.accept(status);
            }
        });
    }
}
