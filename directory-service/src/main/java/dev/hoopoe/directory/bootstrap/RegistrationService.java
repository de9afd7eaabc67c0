package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.directory.principal.ClientInfo;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Registration of users, each of whom opens an account (contract Netia, N-01). */
@ApplicationScoped
public class RegistrationService {

    private final RegistrationTransactions registrations;
    private final RegistrationPolicy policy;
    private final AccountScope accounts;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;

    RegistrationService(
            RegistrationTransactions registrations,
            RegistrationPolicy policy,
            AccountScope accounts,
            CurrentCaller current,
            CurrentVertxRequest request) {
        this.registrations = registrations;
        this.policy = policy;
        this.accounts = accounts;
        this.current = current;
        this.request = request;
    }

    /**
     * Opens an account with the person who registers as its owner, and signs the person in. Nothing is left of what fails.
     *
     * @throws HoopoeException invalid, or taken, with the field; forbidden; too many requests
     */
    public RegisteredUser register(Registration registration, ClientInfo client) {
        registration.requireConfirmation();
        if (registration.hasInvitation()) {
            throw HoopoeException.forbidden("This invitation is unknown, was used, or has expired");
        }
        registration.requireCompanyName();
        policy.requireOpen(current.get());
        // The published widget takes no account's id of another version than 4 (contract Netia, A17).
        return openAccount(UUID.randomUUID().toString(), registration, client);
    }

    private RegisteredUser openAccount(String account, Registration registration, ClientInfo client) {
        return inAccount(account, () -> registrations.openAccount(account, registration, client));
    }

    private <T> T inAccount(String account, Supplier<T> work) {
        var http = request.getCurrent();
        return accounts.call(Caller.anonymous(account), () -> {
            // The scope has a request context of its own, and auth-service counts registrations by the request's
            // address.
            request.setCurrent(http);
            return work.get();
        });
    }
}
