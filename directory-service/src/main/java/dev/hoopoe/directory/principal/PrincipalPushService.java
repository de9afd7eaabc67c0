package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.web.LogKeys;
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
 * Pushes people to auth-service. A new password is pushed before the commit, as it is stored nowhere else, and so is
 * the take-over of a login, which no event may contain. Everything else is pushed after the commit and repeated on
 * failure; events only reduce rights there.
 */
@ApplicationScoped
public class PrincipalPushService {

    private static final Logger LOG = Logger.getLogger(PrincipalPushService.class);
    private static final int CONFLICT = 409;

    private final TransactionSynchronizationRegistry transactions;
    private final PrincipalClient beforeCommit;
    private final PrincipalClient afterCommitClient;
    private final CurrentCaller caller;
    private final CurrentVertxRequest request;
    private final PushRetries retries;

    PrincipalPushService(
            TransactionSynchronizationRegistry transactions,
            PrincipalConfig config,
            PeerClients peers,
            CurrentCaller caller,
            CurrentVertxRequest request,
            PushRetries retries) {
        this.transactions = transactions;
        this.caller = caller;
        this.request = request;
        this.retries = retries;
        this.beforeCommit = peers.client(PrincipalClient.class, config.url(), config.timeout());
        this.afterCommitClient = peers.client(PrincipalClient.class, config.url(), config.briefTimeout());
    }

    /** Pushes a new person, and deletes it again if the transaction rolls back. */
    public void create(UUID id, PrincipalPush principal) {
        requirePolicy(principal.password());
        if (principal.password() != null) {
            afterCompletion(status -> {
                if (status != Status.STATUS_COMMITTED) {
                    tryToDelete(id);
                }
            });
        }
        update(id, principal);
    }

    /** Pushes a changed person. */
    public void update(UUID id, PrincipalPush principal) {
        requirePolicy(principal.password());
        if (principal.isDueBeforeCommit()) {
            requireSuccess(() -> put(id, principal));
        } else {
            var account = caller.accountId();
            afterCommit(() -> push(account, id, principal));
        }
    }

    /** Deletes a person after the commit. */
    public void delete(UUID id) {
        afterCommit(() -> {
            retries.cancel(id);
            tryToDelete(id);
        });
    }

    private void push(String account, UUID id, PrincipalPush principal) {
        try {
            afterCommitClient.put(id, principal);
            retries.cancel(id);
        } catch (RuntimeException e) {
            LogKeys.with(
                    LogKeys.USER,
                    id,
                    () -> LOG.warnf("Person not pushed to auth-service; retrying: %s", e.getMessage()));
            retries.add(account, id, principal);
        }
    }

    /** Second check: resources refuse such passwords before, with their dialect's error. */
    private static void requirePolicy(String password) {
        Optional.ofNullable(password).flatMap(PasswordPolicy::refusal).ifPresent(reason -> {
            throw HoopoeException.invalid("password", reason);
        });
    }

    private void put(UUID id, PrincipalPush principal) {
        if (caller.get().kind() == Caller.Kind.ANONYMOUS) {
            var client = ClientInfo.of(request.getCurrent().request());
            beforeCommit.register(id, client.address(), principal.byStranger());
        } else {
            beforeCommit.put(id, principal);
        }
    }

    private static void requireSuccess(Runnable call) {
        try {
            call.run();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == CONFLICT) {
                throw HoopoeException.taken("email", "This e-mail address is already in use");
            }
            throw AuthFailures.failure(e, "Too many registrations; try again later");
        } catch (RuntimeException e) {
            throw HoopoeException.unavailable("auth-service", e);
        }
    }

    private void tryToDelete(UUID id) {
        try {
            afterCommitClient.delete(id);
        } catch (RuntimeException e) {
            LogKeys.with(LogKeys.USER, id, () -> LOG.warnf("Person not deleted in auth-service: %s", e.getMessage()));
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
                // Nothing to do before the outcome is known.
            }

            @Override
            public void afterCompletion(int status) {
                work.accept(status);
            }
        });
    }
}
