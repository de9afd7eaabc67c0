package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.json.JsonEquality;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.tag.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A ticket as other services see it, in events and on {@code /internal}, with the sorted names of its tags; never with
 * its secret.
 */
record TicketSnapshot(
        Long id,
        UUID uid,
        String title,
        String description,
        UUID clientId,
        String channelId,
        Long departmentId,
        TicketStatus status,
        boolean open,
        String priority,
        String externalId,
        ObjectNode customFields,
        List<String> tags,
        UUID assigneeId,
        Long assignedDepartmentId,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        Instant resolvedAt,
        Instant dueAt) {

    /** {@code id} is null before the ticket is stored. */
    static TicketSnapshot of(Long id, Ticket ticket) {
        var assignment = ticket.assignment();
        return new TicketSnapshot(
                id,
                ticket.uid(),
                ticket.title(),
                ticket.description(),
                ticket.clientId(),
                ticket.channelId(),
                ticket.departmentId(),
                ticket.status(),
                ticket.status().isOpen(),
                ticket.priority(),
                ticket.externalId(),
                ticket.customFields(),
                ticket.tags().stream().map(Tag::name).sorted().toList(),
                assignment.userId(),
                assignment.departmentId(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.statusTimes().closedAt(),
                ticket.statusTimes().resolvedAt(),
                ticket.dueAt());
    }

    /** The differences to a later snapshot, by their names on the wire; fields that never change are not compared. */
    Map<String, Change> changesTo(TicketSnapshot later) {
        var changes = new TreeMap<String, Change>();
        compare(changes, "title", title, later.title);
        compare(changes, "client_id", clientId, later.clientId);
        compare(changes, "channel_id", channelId, later.channelId);
        compare(changes, "department_id", departmentId, later.departmentId);
        compare(changes, "status", status, later.status);
        compare(changes, "open", open, later.open);
        compare(changes, "priority", priority, later.priority);
        compare(changes, "external_id", externalId, later.externalId);
        compare(changes, "tags", tags, later.tags);
        compare(changes, "assignee_id", assigneeId, later.assigneeId);
        compare(changes, "assigned_department_id", assignedDepartmentId, later.assignedDepartmentId);
        compare(changes, "updated_at", updatedAt, later.updatedAt);
        compare(changes, "closed_at", closedAt, later.closedAt);
        compare(changes, "resolved_at", resolvedAt, later.resolvedAt);
        if (!JsonEquality.equal(customFields, later.customFields)) {
            changes.put("custom_fields", new Change(customFields, later.customFields));
        }
        return changes;
    }

    /** The change by which one of the tags was renamed. */
    Change renamingOfTag(String from, String to) {
        var former = tags.stream()
                .map(name -> name.equals(to) ? from : name)
                .sorted()
                .toList();
        return new Change(former, tags);
    }

    private static void compare(Map<String, Change> changes, String field, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            changes.put(field, new Change(from, to));
        }
    }
}
