package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** What can happen to a ticket, as {@code ticket.events.v1} tells it. */
public sealed interface TicketEvent extends DomainEvent {

    Ticket ticket();

    @Override
    default String aggregate() {
        return "ticket";
    }

    @Override
    default String aggregateId() {
        return Long.toString(ticket().id());
    }

    @Override
    default long sequence() {
        return ticket().version();
    }

    @Override
    default Object snapshot() {
        return ticket().snapshot();
    }

    /** A ticket was opened. */
    record TicketCreated(Ticket ticket) implements TicketEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    /** Fields changed, the status perhaps among them. */
    record TicketUpdated(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "updated";
        }
    }

    /** The status changed, and with it at most the times that follow it. */
    record TicketStatusChanged(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "status_changed";
        }
    }

    /** The ticket was moved to another department. */
    record TicketDepartmentChanged(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "department_changed";
        }
    }

    /** The ticket was given to somebody. */
    record TicketAssigned(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "assigned";
        }
    }

    /** A message was added that left the status as it was. */
    record TicketMessageAdded(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "message_added";
        }
    }
}
