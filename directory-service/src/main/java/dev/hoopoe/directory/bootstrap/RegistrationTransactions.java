package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.SignInService;
import dev.hoopoe.directory.user.AccountOwnerTransactions;
import dev.hoopoe.directory.user.UserSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * The transactions of registrations; they run in the account's scope. The session is started before the commit, so that a
 * registration without a session leaves nothing.
 */
@ApplicationScoped
class RegistrationTransactions {

    /** The dialect whose lifetimes the session has: no other one opens accounts. */
    private static final String DIALECT = "netia";

    private final AccountOpeningTransactions opening;
    private final AccountOwnerTransactions owners;
    private final SignInService signIns;

    RegistrationTransactions(
            AccountOpeningTransactions opening, AccountOwnerTransactions owners, SignInService signIns) {
        this.opening = opening;
        this.owners = owners;
        this.signIns = signIns;
    }

    /** Opens the account with the person who registers as its owner. */
    @Transactional
    RegisteredUser openAccount(String id, Registration registration, ClientInfo client) {
        opening.open(id, registration.requireCompanyName(), Optional.empty());
        var owner = owners.create(registration.email(), registration.userName(), registration.password());
        return signedIn(id, owner, client);
    }

    private RegisteredUser signedIn(String account, UserSnapshot user, ClientInfo client) {
        return new RegisteredUser(account, user, signIns.tokens(user.id(), DIALECT, client));
    }
}
