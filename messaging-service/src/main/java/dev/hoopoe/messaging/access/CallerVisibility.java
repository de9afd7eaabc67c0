package dev.hoopoe.messaging.access;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Works out what the calling member of the staff may see, from the user as they are now and not as the token was issued.
 * What a caller may not see is answered like what does not exist.
 */
@ApplicationScoped
public class CallerVisibility {

    private final CurrentCaller caller;
    private final UserReplica users;
    private final TicketReplica tickets;

    CallerVisibility(CurrentCaller caller, UserReplica users, TicketReplica tickets) {
        this.caller = caller;
        this.users = users;
        this.tickets = tickets;
    }

    /** Refuses with 401 a user who is gone or no longer active. */
    public TicketVisibility get() {
        return rightsOf(activeUser()).tickets();
    }

    /**
     * As {@link #get}, and not from memory where that would hide something: a reader of the feed does not come back to events
     * that it was not shown.
     */
    public StaffRights forFeed() {
        var remembered = users.find(caller.get().personId()).filter(UserView::active);
        return remembered
                .map(this::rightsOf)
                .filter(StaffRights::administrator)
                .orElseGet(() -> rightsOf(activeInTable()));
    }

    /** Refuses as {@link #get} does. */
    public void requireActive() {
        activeUser();
    }

    /** As {@link #requireActive}, from the replica alone: directory-service is not asked for a user who is unknown here. */
    public void requireKnown() {
        active(users.findKnown(caller.get().personId()));
    }

    /** Whether the caller is an administrator by token and replica both. */
    public boolean isAdministrator() {
        return rightsOf(activeUser()).administrator();
    }

    /** Refuses with 403 whoever is not {@link #isAdministrator}. */
    public void requireAdministrator() {
        if (!isAdministrator()) {
            throw HoopoeException.forbidden("Only administrators may do this");
        }
    }

    /** The ticket, when the caller sees it; refuses with 404 otherwise. */
    public TicketView visible(long ticketId) {
        return find(ticketId).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    public boolean isVisible(long ticketId) {
        return find(ticketId).isPresent();
    }

    private Optional<TicketView> find(long ticketId) {
        var visibility = get();
        return tickets.find(ticketId).filter(visibility::allows);
    }

    private StaffRights rightsOf(UserView user) {
        // A token's role may be newer or older than the replica: what both grant is granted.
        var administrator = caller.get().isAdministrator() && user.isAdministrator();
        return new StaffRights(
                administrator,
                administrator || user.allDepartments()
                        ? TicketVisibility.toEverything()
                        : TicketVisibility.limitedTo(user.departmentIds(), user.id()));
    }

    private UserView activeUser() {
        return active(users.find(caller.get().personId()));
    }

    private UserView activeInTable() {
        return active(users.findInTable(caller.get().personId()));
    }

    private static UserView active(Optional<UserView> user) {
        return user.filter(UserView::active)
                .orElseThrow(() -> new HoopoeException(
                        ErrorKind.UNAUTHENTICATED, "The user of this access token is no longer active"));
    }
}
