package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.user.UserView;
import dev.hoopoe.messaging.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Decides which tickets the caller sees; what one may not see is answered like what does not exist. */
@ApplicationScoped
public class CallerVisibility {

    private final CurrentCaller caller;
    private final Users users;
    private final Tickets tickets;

    CallerVisibility(CurrentCaller caller, Users users, Tickets tickets) {
        this.caller = caller;
        this.users = users;
        this.tickets = tickets;
    }

    /** The ticket, when the caller sees it; refuses with 404 otherwise. */
    public TicketView visible(long ticketId) {
        return find(ticketId).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    public boolean isVisible(long ticketId) {
        return find(ticketId).isPresent();
    }

    private Optional<TicketView> find(long ticketId) {
        var scope = scope();
        return tickets.find(ticketId).filter(scope::includes);
    }

    /** The tickets that the caller, a member of staff, sees. */
    public TicketVisibility scope() {
        return caller.get().isAdministrator()
                ? TicketVisibility.EVERYTHING
                : scopeOf(users.find(caller.get().personId()));
    }

    /** As {@link #scope}, without memory: a reader of the feed does not come back to what it was not shown. */
    public TicketVisibility scopeForFeed() {
        return caller.get().isAdministrator()
                ? TicketVisibility.EVERYTHING
                : scopeOf(users.findInTable(caller.get().personId()));
    }

    private static TicketVisibility scopeOf(Optional<UserView> found) {
        var user = found.filter(UserView::active)
                .orElseThrow(() ->
                        new HoopoeException(ErrorKind.UNAUTHENTICATED, "The user of this token is no longer active"));
        return user.allDepartments()
                ? TicketVisibility.EVERYTHING
                : TicketVisibility.of(user.id(), user.departmentIds());
    }
}
