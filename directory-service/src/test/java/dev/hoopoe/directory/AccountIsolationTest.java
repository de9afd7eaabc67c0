package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two accounts never see each other's rows. */
@QuarkusTest
class AccountIsolationTest {

    private final AccountApi here = AccountApi.open();
    private final AccountApi there = AccountApi.open();

    @Test
    void usersOfAnotherAccountDoNotExist() {
        var id = here.createUserId(agent());
        var path = "/api/users/" + id;

        there.get(path).statusCode(404);
        there.put(path, Map.of("name", "Mallory")).statusCode(404);
        there.put(path, Map.of("type", "agent")).statusCode(404);
        there.delete(path).statusCode(404);
        there.get("/api/users")
                .body("data.data.id", contains(there.administratorId().toString()));
        there.get("/api/users?search=Ada&type=agent").body("data.total", is(0));
        there.service().get("/internal/users/" + id).then().statusCode(404);
        here.get(path).statusCode(200).body("data.name", equalTo("Ada"));
    }

    @Test
    void departmentsOfAnotherAccountDoNotExist() {
        var id = here.createDepartment("Ours");
        var path = "/api/departments/" + id;

        there.get(path).statusCode(404);
        there.put(path, Map.of("name", "Theirs")).statusCode(404);
        there.delete(path).statusCode(404);
        there.get("/api/departments").body("data.total", is(0));
        there.service().get("/internal/departments/" + id).then().statusCode(404);
        here.get(path).statusCode(200).body("data.name", equalTo("Ours"));
    }

    @Test
    void clientsOfAnotherAccountDoNotExist() {
        var id = here.createClient("Eve");
        var path = "/api/clients/" + id;

        there.get(path).statusCode(404);
        there.put(path, Map.of("name", "Mallory")).statusCode(404);
        there.get("/api/clients").body("data.total", is(0));
        there.get("/api/clients?search=Eve").body("data.total", is(0));
        there.service().get("/internal/clients/" + id).then().statusCode(404);
        here.get(path).statusCode(200).body("data.name", equalTo("Eve"));
    }

    @Test
    void departmentOfAnotherAccountCannotBeJoined() {
        var foreign = there.createDepartment("Theirs");
        var member = here.createUserId(agent());

        here.post("/api/users", with(agent(), "department_ids", List.of(foreign)))
                .statusCode(400);
        here.put("/api/users/" + member, Map.of("department_ids", List.of(foreign)))
                .statusCode(400);
    }

    @Test
    void addressesAndNamesAreUniqueInEachAccountOnItsOwn() {
        for (var api : List.of(here, there)) {
            api.createUser(agent("same@example.com"));
            api.createDepartment("Same");
        }
    }

    @Test
    void administratorsOfAnotherAccountDoNotCount() {
        there.createUser(administrator());

        here.delete("/api/users/" + here.administratorId()).statusCode(409);
    }
}
