package dev.hoopoe.ticket.access;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;

/** Works out what the calling member of the staff may see, from the user as they are now and not as the token was issued. */
@ApplicationScoped
public class CallerAccess {

    private final CurrentCaller caller;
    private final Replica<UserView> users;

    CallerAccess(CurrentCaller caller, Replica<UserView> users) {
        this.caller = caller;
        this.users = users;
    }

    /** Refuses with 401 a user who is gone or no longer active. */
    public TicketAccess get() {
        var who = caller.get();
        var user = users.find(who.id())
                .filter(UserView::active)
                .orElseThrow(() -> new HoopoeException(
                        ErrorKind.UNAUTHENTICATED, "The user of this access token is not active any more"));
        // A token's role may be newer or older than the replica: what both grant is granted.
        if (user.allDepartments() || (who.isAdministrator() && user.isAdministrator())) {
            return TicketAccess.toEverything(user.id());
        }
        return TicketAccess.limitedTo(user.departmentIds(), user.id());
    }
}
