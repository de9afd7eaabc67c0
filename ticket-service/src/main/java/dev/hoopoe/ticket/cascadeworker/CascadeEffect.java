package dev.hoopoe.ticket.cascadeworker;

import dev.hoopoe.ticket.cascade.Cascade;
import dev.hoopoe.ticket.tag.Tag;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketAssignment;
import dev.hoopoe.ticket.ticket.TicketEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a cascade changes on one ticket: nothing when the ticket no longer refers to the subject. */
final class CascadeEffect {

    private CascadeEffect() {}

    /**
     * @param survivor the client that a merged client's tickets move to; empty when it was deleted, and in other
     *     cascades
     */
    static Optional<TicketEvent> of(Cascade cascade, Ticket ticket, Optional<UUID> survivor, Instant now) {
        return switch (cascade.kind()) {
            case DEPARTMENT_DELETED -> leaveDepartment(ticket, cascade.number(), now);
            case ASSIGNED_DEPARTMENT_DELETED -> unassignDepartment(ticket, cascade.number(), now);
            case USER_DELETED -> unassignUser(ticket, cascade, now);
            case TAG_DELETED -> untag(ticket, cascade.number(), now);
            case CLIENT_CHANGED -> Optional.empty();
            case CLIENT_MERGED -> survivor.flatMap(client -> ticket.giveTo(client, now));
            case TAG_RENAMED -> renameTag(ticket, cascade, now);
        };
    }

    private static Optional<TicketEvent> leaveDepartment(Ticket ticket, long department, Instant now) {
        return Objects.equals(ticket.departmentId(), department) ? ticket.moveTo(null, now) : Optional.empty();
    }

    private static Optional<TicketEvent> unassignDepartment(Ticket ticket, long department, Instant now) {
        var assignment = ticket.assignment();
        return Objects.equals(assignment.departmentId(), department)
                ? ticket.assign(new TicketAssignment(assignment.userId(), null), now)
                : Optional.empty();
    }

    private static Optional<TicketEvent> unassignUser(Ticket ticket, Cascade cascade, Instant now) {
        var assignment = ticket.assignment();
        return cascade.person().equals(assignment.userId())
                ? ticket.assign(new TicketAssignment(null, assignment.departmentId()), now)
                : Optional.empty();
    }

    private static Optional<TicketEvent> untag(Ticket ticket, long tag, Instant now) {
        var others = ticket.tags().stream().filter(Predicate.not(has(tag))).collect(Collectors.toSet());
        return ticket.tag(others, now);
    }

    private static Optional<TicketEvent> renameTag(Ticket ticket, Cascade cascade, Instant now) {
        return ticket.tags().stream()
                .filter(has(cascade.number()))
                .findFirst()
                .map(tag -> ticket.renameTag(tag, cascade.formerName(), now));
    }

    private static Predicate<Tag> has(long id) {
        return tag -> tag.id() == id;
    }
}
