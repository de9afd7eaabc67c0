package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.identity.ServiceTokens;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * Keeps auth-service in step with the caller's transaction. A password must arrive there before the commit, as it is
 * stored nowhere else, and so must the news that a person takes over another one's login, as no event may say that;
 * anything else is pushed after the commit, and when that fails it is repeated. The event makes good only what takes rights
 * away.
 */
@ApplicationScoped
public class PrincipalPushService {

    private static final Logger LOG = Logger.getLogger(PrincipalPushService.class);
    private static final int CONFLICT = 409;

    private final TransactionSynchronizationRegistry transactions;
    private final PrincipalClient patient;
    private final PrincipalClient brief;
    private final CurrentCaller caller;
    private final CurrentVertxRequest request;
    private final PushRetries retries;

    PrincipalPushService(
            TransactionSynchronizationRegistry transactions,
            PrincipalConfig config,
            ServiceTokens tokens,
            CurrentCaller caller,
            CurrentVertxRequest request,
            PushRetries retries) {
        this.transactions = transactions;
        this.caller = caller;
        this.request = request;
        this.retries = retries;
        var identity = new ServiceCallFilter(tokens, caller);
        this.patient = AuthClients.client(PrincipalClient.class, config, config.timeout(), identity);
        this.brief = AuthClients.client(PrincipalClient.class, config, config.briefTimeout(), identity);
    }

    /** A new person; when the transaction fails after all, auth-service is asked to forget. */
    public void create(UUID id, PrincipalPush principal) {
        requirePolicy(principal.password());
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
    public void update(UUID id, PrincipalPush principal) {
        requirePolicy(principal.password());
        if (principal.isDueBeforeCommit()) {
            must(() -> put(id, principal));
        } else {
            var account = caller.accountId();
            afterCommit(() -> push(account, id, principal));
        }
    }

    /** A person who is gone. */
    public void delete(UUID id) {
        afterCommit(() -> {
            retries.cancel(id);
            tryTo("delete", () -> brief.delete(id));
        });
    }

    private void push(String account, UUID id, PrincipalPush principal) {
        try {
            brief.put(id, principal);
            retries.cancel(id);
        } catch (RuntimeException e) {
            LOG.warnf("Principal %s not pushed to auth-service; retrying: %s", id, e.getMessage());
            retries.add(account, id, principal);
        }
    }

    /** The last line: resources refuse such passwords in their dialect's words, before anything is done. */
    private static void requirePolicy(String password) {
        Optional.ofNullable(password).flatMap(PasswordPolicy::refusal).ifPresent(reason -> {
            throw HoopoeException.invalid("password", reason);
        });
    }

    private void put(UUID id, PrincipalPush principal) {
        if (caller.get().kind() == Caller.Kind.ANONYMOUS) {
            var client = ClientInfo.of(request.getCurrent().request());
            patient.register(id, client.address(), principal.byStranger());
        } else {
            patient.put(id, principal);
        }
    }

    private static void must(Runnable call) {
        try {
            call.run();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == CONFLICT) {
                throw HoopoeException.taken("email", "This e-mail address is already in use");
            }
            throw AuthClients.failure(e, "Too many registrations; try again later");
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
