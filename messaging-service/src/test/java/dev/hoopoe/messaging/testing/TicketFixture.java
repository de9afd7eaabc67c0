package dev.hoopoe.messaging.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A ticket as ticket-service publishes it; {@code others} are texts by the snapshot's field names. */
public record TicketFixture(
        long id,
        UUID clientId,
        Long departmentId,
        UUID assigneeId,
        String description,
        String secret,
        long version,
        Map<String, String> others) {

    public static final String CREATED_AT = "2026-02-03T04:05:06.789Z";

    private static final String OPEN = "open";

    /** A ticket of no department, assigned to nobody, without a first text. */
    public static TicketFixture aTicket() {
        var id = ThreadLocalRandom.current().nextLong(1, 1L << 50);
        var secret = UUID.randomUUID().toString().replace("-", "");
        return new TicketFixture(id, UUID.randomUUID(), null, null, null, secret, 0, Map.of());
    }

    public TicketFixture inDepartment(long newDepartmentId) {
        return new TicketFixture(id, clientId, newDepartmentId, assigneeId, description, secret, version, others);
    }

    public TicketFixture assignedTo(UUID userId) {
        return new TicketFixture(id, clientId, departmentId, userId, description, secret, version, others);
    }

    public TicketFixture openedWith(String text) {
        return new TicketFixture(id, clientId, departmentId, assigneeId, text, secret, version, others);
    }

    public TicketFixture atVersion(long newVersion) {
        return new TicketFixture(id, clientId, departmentId, assigneeId, description, secret, newVersion, others);
    }

    public TicketFixture withId(long newId) {
        return new TicketFixture(newId, clientId, departmentId, assigneeId, description, secret, version, others);
    }

    public TicketFixture ofClient(UUID newClientId) {
        return new TicketFixture(id, newClientId, departmentId, assigneeId, description, secret, version, others);
    }

    /** With another value in one of the fields that hold a text. */
    public TicketFixture having(String field, String value) {
        var more = new HashMap<>(others);
        more.put(field, value);
        return new TicketFixture(
                id, clientId, departmentId, assigneeId, description, secret, version, Map.copyOf(more));
    }

    /** In a status that ticket-service says is open or is not. */
    public TicketFixture inStatus(String status, boolean open) {
        return having("status", status).having(OPEN, Boolean.toString(open));
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
        snapshot.putNull("external_id");
        snapshot.put("assignee_id", assigneeId == null ? null : assigneeId.toString());
        snapshot.put("created_at", CREATED_AT);
        snapshot.put("updated_at", CREATED_AT);
        others.forEach(snapshot::put);
        if (others.containsKey(OPEN)) {
            snapshot.put(OPEN, Boolean.parseBoolean(others.get(OPEN)));
        }
        return snapshot;
    }
}
