package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.EventLog.Entry;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What other services learn, read from the real topics. */
@QuarkusTest
class EventsTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void userTellsOfEachChangeInOrderAndThenIsGone() {
        api.createUser(administrator());
        var department = api.createDepartment("Events");
        var id = api.createUserId(with(agent(), "password", PASSWORD));
        var path = "/api/users/" + id;
        api.put(path, Map.of("department_ids", List.of(department))).statusCode(200);
        api.put(path, Map.of("type", "administrator", "name", "Grace")).statusCode(200);
        api.put(path, Map.of("password", "another secret")).statusCode(200);
        api.put(path, Map.of("name", "Grace")).statusCode(200);
        api.delete(path).statusCode(200);

        var log = EventLog.await("user.events.v1", id.toString(), 6);

        assertEquals(
                List.of(
                        "dev.hoopoe.user.created.v1",
                        "dev.hoopoe.user.updated.v1",
                        "dev.hoopoe.user.updated.v1",
                        "dev.hoopoe.user.updated.v1",
                        "dev.hoopoe.user.deleted.v1"),
                log.stream().limit(5).map(Entry::type).toList());
        assertNull(log.get(5).body());
        assertRising(log.subList(0, 5));
        assertEquals(api.account(), log.get(0).account());
        assertEquals(0, log.get(0).sequence());
        assertEquals(
                department, log.get(1).body().at("/snapshot/department_ids/0").asLong());
        assertEquals(Set.of("department_ids"), names(log.get(1).body().path("changes")));
        assertEquals(
                Set.of("display_name", "name", "type"), names(log.get(2).body().path("changes")));
        assertEquals("agent", log.get(2).body().at("/changes/type/from").asText());
        assertEquals("administrator", log.get(2).body().at("/changes/type/to").asText());
        assertEquals(Set.of("password_changed_at"), names(log.get(3).body().path("changes")));
        assertEquals("administrator", log.get(0).body().at("/actor/type").asText());
        log.stream().limit(5).forEach(entry -> {
            var text = entry.body().toString();
            assertFalse(text.replace("password_changed_at", "").contains("password")
                    || text.contains(PASSWORD)
                    || text.contains("another secret"));
        });
    }

    @Test
    void userSnapshotHasTheAgreedFields() {
        var id = api.createUserId(agent());

        var created = EventLog.await("user.events.v1", id.toString(), 1).get(0);

        assertEquals(
                Set.of(
                        "id",
                        "number",
                        "username",
                        "name",
                        "last_name",
                        "display_name",
                        "email",
                        "type",
                        "avatar",
                        "owner",
                        "all_departments",
                        "active",
                        "department_ids",
                        "created_at",
                        "updated_at"),
                names(created.body().path("snapshot")));
        var snapshot = created.body().path("snapshot");
        assertTrue(snapshot.path("number").asLong() > 0);
        assertEquals(snapshot.path("email"), snapshot.path("username"));
        assertTrue(snapshot.path("active").asBoolean());
    }

    @Test
    void clientTellsOfItsCreationAndChanges() {
        var id = api.createClient("Eve");
        api.put("/api/clients/" + id, Map.of("data", Map.of("vip", true))).statusCode(200);
        api.put("/api/clients/" + id, Map.of("name", "Eve")).statusCode(200);
        api.put("/api/clients/" + id, Map.of("name", "Eva")).statusCode(200);

        var log = EventLog.await("client.events.v1", id.toString(), 3);

        assertEquals(
                List.of("dev.hoopoe.client.created.v1", "dev.hoopoe.client.updated.v1", "dev.hoopoe.client.updated.v1"),
                log.stream().map(Entry::type).toList());
        assertRising(log);
        assertEquals(
                Set.of("id", "number", "name", "email", "phone", "data", "created_at", "updated_at"),
                names(log.get(0).body().path("snapshot")));
        assertTrue(log.get(1).body().at("/changes/data/to/vip").asBoolean());
        assertEquals("Eva", log.get(2).body().at("/snapshot/name").asText());
    }

    @Test
    void departmentTellsOfItsEndAndOfThoseWhoLeaveIt() {
        var department = api.createDepartment("Short-lived");
        var member = api.createUserId(with(agent(), "department_ids", List.of(department)));
        api.put("/api/departments/" + department, Map.of("name", "Shorter-lived"))
                .statusCode(200);
        api.delete("/api/departments/" + department).statusCode(200);

        var log = EventLog.await("department.events.v1", Long.toString(department), 4);
        var left = EventLog.await("user.events.v1", member.toString(), 2).get(1);

        assertEquals(
                List.of(
                        "dev.hoopoe.department.created.v1",
                        "dev.hoopoe.department.updated.v1",
                        "dev.hoopoe.department.deleted.v1"),
                log.stream().limit(3).map(Entry::type).toList());
        assertNull(log.get(3).body());
        assertRising(log.subList(0, 3));
        assertEquals(
                Set.of("id", "name", "description", "created_at"),
                names(log.get(0).body().path("snapshot")));
        assertTrue(left.body().at("/snapshot/department_ids").isEmpty());
        assertEquals(
                department, left.body().at("/changes/department_ids/from/0").asLong());
    }

    @Test
    void refusedChangeTellsNothing() {
        var id = api.administratorId();
        api.put("/api/users/" + id, Map.of("type", "agent")).statusCode(409);
        api.put("/api/users/" + id, Map.of("name", "Later")).statusCode(200);

        var log = EventLog.await("user.events.v1", id.toString(), 1);

        assertEquals("Later", log.get(0).body().at("/snapshot/name").asText());
    }

    private static void assertRising(List<Entry> log) {
        for (var i = 1; i < log.size(); i++) {
            assertTrue(log.get(i).sequence() > log.get(i - 1).sequence());
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
