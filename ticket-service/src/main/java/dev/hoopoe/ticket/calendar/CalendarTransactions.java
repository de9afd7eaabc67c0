package dev.hoopoe.ticket.calendar;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.error.SqlStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Writes calendar events. */
@ApplicationScoped
class CalendarTransactions {

    private final CalendarRepository events;

    CalendarTransactions(CalendarRepository events) {
        this.events = events;
    }

    /** The ticket may have been deleted since it was checked. */
    @Transactional
    CalendarEvent add(NewCalendarEvent details, UUID creator, Long creatorNumber) {
        var event = new CalendarEvent(details, creator, creatorNumber);
        try {
            events.persistAndFlush(event);
        } catch (PersistenceException e) {
            if (SqlStates.FOREIGN_KEY_VIOLATION.equals(SqlStates.of(e))) {
                throw unknownTicket();
            }
            throw e;
        }
        return event;
    }

    static HoopoeException unknownTicket() {
        return HoopoeException.invalid("ticket_id", "does not exist");
    }
}
