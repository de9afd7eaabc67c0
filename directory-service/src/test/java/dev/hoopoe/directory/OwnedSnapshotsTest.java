package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What neighbours read through must be what they would have learnt by event. */
@QuarkusTest
class OwnedSnapshotsTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void userIsReadAsTheLastEventShowsIt() throws Exception {
        var department = api.createDepartment("Owned");
        var id = api.createUserId(with(agent(), "department_ids", List.of(department)));
        api.put("/api/users/" + id, Map.of("name", "Grace")).statusCode(200);

        assertSame("/internal/users/" + id, EventLog.await("user.events.v1", id.toString(), 2));
    }

    @Test
    void userIsReadByNumberAsByIdWithinTheAccount() throws Exception {
        var user = owned("/internal/users/" + api.createUserId(agent()));
        var path = "/internal/users/number/" + user.at("/snapshot/number").asLong();

        assertEquals(user, owned(path));
        AccountApi.open().service().get(path).then().statusCode(404);
        api.service().get("/internal/users/number/0").then().statusCode(404);
        api.service().get("/internal/users/number/x").then().statusCode(400);
    }

    @Test
    void clientIsReadAsTheLastEventShowsIt() throws Exception {
        var id = api.createClient("Eve");
        api.put("/api/clients/" + id, Map.of("data", Map.of("a", 1.50))).statusCode(200);

        assertSame("/internal/clients/" + id, EventLog.await("client.events.v1", id.toString(), 2));
    }

    @Test
    void readingAClientDoesNotMoveItsVersion() throws Exception {
        var id = api.createClient("Eve");
        api.put("/api/clients/" + id, Map.of("data", Map.of("a", 0.1, "b", List.of(1.5))))
                .statusCode(200);

        for (var reads = 0; reads < 3; reads++) {
            api.get("/api/clients/" + id).statusCode(200);
            api.get("/api/clients").statusCode(200);
        }

        assertEquals(1, owned("/internal/clients/" + id).path("sequence").asLong());
    }

    @Test
    void departmentIsReadAsTheLastEventShowsIt() throws Exception {
        var id = api.createDepartment("Owned too");
        api.put("/api/departments/" + id, Map.of("description", "yes")).statusCode(200);

        assertSame("/internal/departments/" + id, EventLog.await("department.events.v1", Long.toString(id), 2));
    }

    @Test
    void unknownAndMalformedIdsAreTold() {
        for (var noun : List.of("users", "clients")) {
            api.service()
                    .get("/internal/" + noun + "/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
            api.service().get("/internal/" + noun + "/x").then().statusCode(400);
        }
        api.service().get("/internal/departments/9223372036854775807").then().statusCode(404);
        api.service().get("/internal/departments/x").then().statusCode(400);
    }

    private void assertSame(String path, List<EventLog.Entry> log) throws Exception {
        var owned = owned(path);
        var last = log.get(log.size() - 1);
        assertEquals(last.sequence(), owned.path("sequence").asLong());
        assertEquals(last.body().path("snapshot"), owned.path("snapshot"));
    }

    private JsonNode owned(String path) throws Exception {
        return new ObjectMapper()
                .readTree(
                        api.service().get(path).then().statusCode(200).extract().asString());
    }
}
