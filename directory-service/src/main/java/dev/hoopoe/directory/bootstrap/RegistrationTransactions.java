package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.directory.invitation.InvitationToken;
import dev.hoopoe.directory.invitation.InvitationTransactions;
import dev.hoopoe.directory.invitation.InvitedRole;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.SignInService;
import dev.hoopoe.directory.user.AccountOwnerTransactions;
import dev.hoopoe.directory.user.UserDetails;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import dev.hoopoe.directory.user.UserType;
import dev.hoopoe.directory.widget.WidgetSettingsTransactions;
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
    private final UserTransactions users;
    private final InvitationTransactions invitations;
    private final WidgetSettingsTransactions widgets;
    private final SignInService signIns;

    RegistrationTransactions(
            AccountOpeningTransactions opening,
            AccountOwnerTransactions owners,
            UserTransactions users,
            InvitationTransactions invitations,
            WidgetSettingsTransactions widgets,
            SignInService signIns) {
        this.opening = opening;
        this.owners = owners;
        this.users = users;
        this.invitations = invitations;
        this.widgets = widgets;
        this.signIns = signIns;
    }

    /** Opens the account with the person who registers as its owner. */
    @Transactional
    RegisteredUser openAccount(String id, Registration registration, ClientInfo client) {
        opening.open(id, registration.requireCompanyName(), Optional.empty());
        widgets.create();
        var owner = owners.create(registration.email(), registration.userName(), registration.password());
        return signedIn(id, owner, client);
    }

    /**
     * Uses an invitation up: to become a user of the account, where an agent sees the tickets of all departments as every agent
     * does who is created through Netia, or to open the account.
     */
    @Transactional
    RegisteredUser accept(String account, Registration registration, ClientInfo client) {
        var role = invitations.redeem(new InvitationToken(registration.inviteToken()));
        if (role == InvitedRole.OWNER) {
            return openAccount(account, registration, client);
        }
        var type = role == InvitedRole.ADMINISTRATOR ? UserType.ADMINISTRATOR : UserType.AGENT;
        var details = UserDetails.named(registration.userName(), registration.email(), type);
        var user = users.createNamed(details, details.email(), registration.password());
        return signedIn(account, user, client);
    }

    private RegisteredUser signedIn(String account, UserSnapshot user, ClientInfo client) {
        return new RegisteredUser(account, user, signIns.tokens(user.id(), DIALECT, client));
    }
}
