package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.directory.invitation.InvitationAccountStore;
import dev.hoopoe.directory.invitation.InvitationToken;
import dev.hoopoe.directory.invitation.InvitationTransactions;
import dev.hoopoe.directory.principal.ClientInfo;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Registration of users, who open an account or have an invitation to one (contract Netia, N-01). */
@ApplicationScoped
public class RegistrationService {

    private final RegistrationTransactions registrations;
    private final RegistrationPolicy policy;
    private final InvitationAccountStore invitations;
    private final InactiveAccounts inactive;
    private final AccountScope accounts;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;

    RegistrationService(
            RegistrationTransactions registrations,
            RegistrationPolicy policy,
            InvitationAccountStore invitations,
            InactiveAccounts inactive,
            AccountScope accounts,
            CurrentCaller current,
            CurrentVertxRequest request) {
        this.registrations = registrations;
        this.policy = policy;
        this.invitations = invitations;
        this.inactive = inactive;
        this.accounts = accounts;
        this.current = current;
        this.request = request;
    }

    /**
     * Opens an account with the person who registers as its owner, or makes the person a user of the account of the invitation,
     * and signs the person in. Nothing is left of what fails, and its invitation can be used again.
     *
     * @throws HoopoeException invalid, or taken, with the field; forbidden; too many requests
     */
    public RegisteredUser register(Registration registration, ClientInfo client) {
        registration.requireConfirmation();
        return registration.hasInvitation() ? accept(registration, client) : open(registration, client);
    }

    private RegisteredUser open(Registration registration, ClientInfo client) {
        registration.requireCompanyName();
        policy.requireOpen(current.get());
        // The published widget takes no account's id of another version than 4 (contract Netia, A17).
        var account = UUID.randomUUID().toString();
        return inAccount(account, () -> registrations.openAccount(account, registration, client));
    }

    private RegisteredUser accept(Registration registration, ClientInfo client) {
        var caller = current.get();
        var account = invitations
                .accountOf(new InvitationToken(registration.inviteToken()))
                .filter(found -> caller.accountAssumed() || caller.accountId().equals(found))
                .filter(found -> !inactive.contains(found))
                .orElseThrow(InvitationTransactions::refusal);
        return inAccount(account, () -> registrations.accept(account, registration, client));
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
