package dev.hoopoe.messaging.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A ticket as ticket-service would tell of it. */
public record TicketFixture(
        long id, UUID clientId, Long departmentId, UUID assigneeId, String description, String secret, long version) {

    public static final String CREATED_AT = "2026-02-03T04:05:06.789Z";

    /** A ticket of no department, assigned to nobody, without a first text. */
    public static TicketFixture aTicket() {
        var id = ThreadLocalRandom.current().nextLong(1, 1L << 50);
        var secret = UUID.randomUUID().toString().replace("-", "");
        return new TicketFixture(id, UUID.randomUUID(), null, null, null, secret, 0);
    }

    public TicketFixture inDepartment(long newDepartmentId) {
        return new TicketFixture(id, clientId, newDepartmentId, assigneeId, description, secret, version);
    }

    public TicketFixture assignedTo(UUID userId) {
        return new TicketFixture(id, clientId, departmentId, userId, description, secret, version);
    }

    public TicketFixture openedWith(String text) {
        return new TicketFixture(id, clientId, departmentId, assigneeId, text, secret, version);
    }

    public TicketFixture atVersion(long newVersion) {
        return new TicketFixture(id, clientId, departmentId, assigneeId, description, secret, newVersion);
    }

    public TicketFixture withId(long newId) {
        return new TicketFixture(newId, clientId, departmentId, assigneeId, description, secret, version);
    }

    public ObjectNode snapshot() {
        var snapshot = JsonNodeFactory.instance.objectNode();
        snapshot.put("id", id);
        snapshot.put("uid", UUID.randomUUID().toString());
        snapshot.put("title", "Printer");
        snapshot.put("description", description);
        snapshot.put("client_id", clientId.toString());
        snapshot.put("channel_id", "web");
        snapshot.put("department_id", departmentId);
        snapshot.put("status", "new");
        snapshot.put("priority", "medium");
        snapshot.put("assignee_id", assigneeId == null ? null : assigneeId.toString());
        snapshot.put("created_at", CREATED_AT);
        snapshot.put("updated_at", CREATED_AT);
        return snapshot;
    }
}
