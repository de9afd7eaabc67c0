package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The events of a ticket, on {@code ticket.events.v1}. */
public sealed interface TicketEvent extends DomainEvent {

    /** Fields that change with the status: a change of only these is a change of the status. */
    Set<String> FIELDS_THAT_FOLLOW_STATUS = Set.of("status", "open", "updated_at", "closed_at", "resolved_at");

    /** The name of a note among the changes. */
    String NOTE = "note";

    Ticket ticket();

    /** The event of an edit, by what it changed. */
    static TicketEvent ofEdit(Ticket ticket, Map<String, Change> changes) {
        return FIELDS_THAT_FOLLOW_STATUS.containsAll(changes.keySet())
                ? new TicketStatusChanged(ticket, changes)
                : new TicketUpdated(ticket, changes);
    }

    /** The event of a message, by whether it changed the status. */
    static TicketEvent ofMessage(Ticket ticket, Map<String, Change> changes) {
        return changes.containsKey("status")
                ? new TicketStatusChanged(ticket, changes)
                : new TicketMessageAdded(ticket, changes);
    }

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

    /** Fields changed, perhaps the status among them. */
    record TicketUpdated(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "updated";
        }
    }

    /** Only the status changed, with the fields that follow it. */
    record TicketStatusChanged(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "status_changed";
        }
    }

    /** The ticket was moved to another department, or out of one. */
    record TicketDepartmentChanged(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "department_changed";
        }
    }

    /** The ticket was assigned or unassigned. */
    record TicketAssigned(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "assigned";
        }
    }

    /** A message was added that did not change the status. */
    record TicketMessageAdded(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "message_added";
        }
    }

    /** A note was added to the ticket's history; the snapshot does not show it. */
    record TicketNoted(Ticket ticket, TicketNote note, Map<String, Change> otherChanges) implements TicketEvent {

        /** The note has the time of the change. */
        static TicketNoted of(Ticket ticket, String text, Map<String, Change> otherChanges) {
            return new TicketNoted(ticket, TicketNote.of(text, ticket.updatedAt()), otherChanges);
        }

        @Override
        public String name() {
            return "noted";
        }

        @Override
        public Map<String, Change> changes() {
            var changes = new TreeMap<>(otherChanges);
            changes.put(NOTE, new Change(null, note));
            return changes;
        }

        @Override
        public Set<String> changesBesideSnapshot() {
            return Set.of(NOTE);
        }
    }

    /** The tags were replaced, or one of them was renamed. */
    record TicketTagged(Ticket ticket, Map<String, Change> changes) implements TicketEvent {
        @Override
        public String name() {
            return "tagged";
        }
    }

    /** The ticket was deleted, with its tags and assignment. */
    record TicketDeleted(Ticket ticket) implements TicketEvent {
        @Override
        public String name() {
            return "deleted";
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
