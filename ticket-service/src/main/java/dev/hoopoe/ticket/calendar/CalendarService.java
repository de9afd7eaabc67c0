package dev.hoopoe.ticket.calendar;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketService;
import dev.hoopoe.ticket.user.UserNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Use cases of the calendar, in every dialect: checks access and existence before a transaction begins. */
@ApplicationScoped
public class CalendarService {

    private static final Duration AT_THE_TICKET = Duration.ofHours(1);

    private final CallerVisibility callerVisibility;
    private final UserNumbers users;
    private final TicketService tickets;
    private final CalendarRepository events;
    private final CalendarTransactions transactions;
    private final Clock clock;

    CalendarService(
            CallerVisibility callerVisibility,
            UserNumbers users,
            TicketService tickets,
            CalendarRepository events,
            CalendarTransactions transactions,
            Clock clock) {
        this.callerVisibility = callerVisibility;
        this.users = users;
        this.tickets = tickets;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** At most {@code limit} events after {@code offset} others, by their start. */
    public List<CalendarEvent> list(CalendarFilter filter, long offset, int limit) {
        return events.slice(CalendarQuery.of(callerVisibility.get(), filter), offset, limit);
    }

    public CalendarEvent get(long id) {
        return events.find(CalendarQuery.of(callerVisibility.get(), id))
                .orElseThrow(() -> HoopoeException.notFound("Calendar event"));
    }

    /** How many events begin now or later. */
    public long countUpcoming() {
        var upcoming = new CalendarFilter(clock.instant(), null, null, null);
        return events.count(CalendarQuery.of(callerVisibility.get(), upcoming));
    }

    /** Refuses a ticket that the caller does not see, as the field {@code ticket_id}. */
    public CalendarEvent add(NewCalendarEvent details) {
        var visibility = callerVisibility.get();
        if (details.ticketId() != null && !tickets.isVisible(details.ticketId())) {
            throw CalendarTransactions.unknownTicket();
        }
        return store(details, visibility);
    }

    /**
     * An event of one hour for a ticket that was just opened, from when it is due; the caller may no longer see the
     * ticket.
     */
    public CalendarEvent addWhenDue(Ticket ticket) {
        var start = ticket.dueAt();
        return store(
                new NewCalendarEvent(ticket.title(), null, start, start.plus(AT_THE_TICKET), ticket.id()),
                callerVisibility.get());
    }

    private CalendarEvent store(NewCalendarEvent details, TicketVisibility visibility) {
        return transactions.add(details, visibility.userId(), numberOf(visibility.userId()));
    }

    private Long numberOf(UUID user) {
        return users.of(Set.of(user)).get(user);
    }
}
