package dev.hoopoe.ticket.access;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;

/** Computes what the calling user may see, from the replica of users and not from the token alone. */
@ApplicationScoped
public class CallerVisibility {

    private final CurrentCaller caller;
    private final Replica<UserView> users;

    CallerVisibility(CurrentCaller caller, Replica<UserView> users) {
        this.caller = caller;
        this.users = users;
    }

    /** Refuses with 401 a user who was deleted or is inactive. */
    public TicketVisibility get() {
        var user = activeUser();
        // A token's role may be newer or older than the replica: what both grant is granted.
        if (user.allDepartments() || (caller.get().isAdministrator() && user.isAdministrator())) {
            return TicketVisibility.toEverything(user.id());
        }
        return TicketVisibility.limitedTo(user.departmentIds(), user.id());
    }

    /** Refuses as {@link #get} does. */
    public void requireActive() {
        activeUser();
    }

    /** Whether the caller is an administrator by both token and replica; false for callers who are not staff. */
    public boolean isAdministrator() {
        return caller.get().isAdministrator()
                && users.find(caller.get().id())
                        .filter(user -> user.active() && user.isAdministrator())
                        .isPresent();
    }

    /** Refuses with 403 a caller who is not an administrator by both token and replica. */
    public void requireAdministrator() {
        if (!activeUser().isAdministrator() || !caller.get().isAdministrator()) {
            throw HoopoeException.forbidden("Only administrators may do this");
        }
    }

    /** Refuses with 403 a caller who does not see every ticket of the account. */
    public void requireEverything() {
        if (!get().everything()) {
            throw HoopoeException.forbidden("Only those who see every ticket may do this");
        }
    }

    private UserView activeUser() {
        return users.find(caller.get().id())
                .filter(UserView::active)
                .orElseThrow(() -> new HoopoeException(
                        ErrorKind.UNAUTHENTICATED, "The user of this access token is no longer active"));
    }
}
