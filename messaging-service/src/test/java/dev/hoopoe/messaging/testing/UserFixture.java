package dev.hoopoe.messaging.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** A user as directory-service publishes it. */
public record UserFixture(UUID id, String type, boolean allDepartments, boolean active, List<Long> departments) {

    public static UserFixture anAgentOf(Long... departments) {
        return new UserFixture(UUID.randomUUID(), "agent", false, true, List.of(departments));
    }

    public static UserFixture anAgentOfAllDepartments() {
        return new UserFixture(UUID.randomUUID(), "agent", true, true, List.of());
    }

    public static UserFixture anAdministrator() {
        return new UserFixture(UUID.randomUUID(), "administrator", false, true, List.of());
    }

    public UserFixture inactive() {
        return new UserFixture(id, type, allDepartments, false, departments);
    }

    /** The user as an agent of these departments. */
    public UserFixture demotedTo(Long... newDepartments) {
        return new UserFixture(id, "agent", allDepartments, active, List.of(newDepartments));
    }

    public UserFixture movedTo(Long... newDepartments) {
        return new UserFixture(id, type, allDepartments, active, List.of(newDepartments));
    }

    public ObjectNode snapshot() {
        var snapshot = JsonNodeFactory.instance.objectNode();
        snapshot.put("id", id.toString());
        snapshot.put("number", 7);
        snapshot.put("email", id + "@example.com");
        snapshot.put("type", type);
        snapshot.put("owner", false);
        snapshot.put("all_departments", allDepartments);
        snapshot.put("active", active);
        departments.forEach(snapshot.putArray("department_ids")::add);
        return snapshot;
    }
}
