package dev.hoopoe.ticket.calendar;

import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Stores calendar events and reads those that a caller may see. */
@ApplicationScoped
class CalendarRepository implements PanacheRepositoryBase<CalendarEvent, Long> {

    private static final ListOrder<CalendarEvent> BY_START = ListOrder.<CalendarEvent>rising("calendar_events.start")
            .by("startTime", SortType.TIME, CalendarEvent::startTime)
            .by("id", SortType.NUMBER, CalendarEvent::id);

    /** At most {@code limit} events after {@code offset} others, by their start. */
    List<CalendarEvent> slice(CalendarQuery query, long offset, int limit) {
        return Listing.slice(offset, limit, BY_START, EntityRows.of(this, query.condition(), query.parameters()));
    }

    Optional<CalendarEvent> find(CalendarQuery query) {
        return find(query.condition(), query.parameters()).firstResultOptional();
    }

    long count(CalendarQuery query) {
        return count(query.condition(), query.parameters());
    }
}
