package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Row H-05. */
@QuarkusTest
class ProfileResourceTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void profileIsTheUserAndTheDepartments() {
        api.post("/api/departments", Map.of("name", "Front", "description", "Desk"))
                .statusCode(201);
        var department = api.createDepartment("Back");
        var id = api.createUserId(with(agent(), "department_ids", List.of(department)));

        var response = api.user(id, "agent").get("/auth/profile").then();

        response.statusCode(200)
                .body("data.id", equalTo(id.toString()))
                .body("data.display_name", equalTo("Ada Byron"))
                .body("data.type", equalTo("agent"))
                .body("data.departments.name", contains("Back"));
        Map<String, Object> data = response.extract().path("data");
        assertEquals(
                Set.of(
                        "id",
                        "name",
                        "last_name",
                        "email",
                        "display_name",
                        "type",
                        "avatar",
                        "created_at",
                        "updated_at",
                        "departments"),
                data.keySet());
        Map<String, Object> first = response.extract().path("data.departments[0]");
        assertEquals(Set.of("id", "name", "description"), first.keySet());
    }

    @Test
    void profileWithoutDepartmentsHasAnEmptyList() {
        var id = api.createUserId(agent());

        api.user(id, "agent").get("/auth/profile").then().body("data.departments", hasSize(0));
    }

    @Test
    void tokenWhoseUserIsGoneIsWorthNothing() {
        var id = api.createUserId(agent());
        api.delete("/api/users/" + id).statusCode(200);

        api.user(id, "agent").get("/auth/profile").then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @Test
    void userOfAnotherAccountClientAndServiceHaveNoProfile() {
        var id = api.createUserId(agent());

        AccountApi.open().user(id, "agent").get("/auth/profile").then().statusCode(401);
        api.user(id, "client").get("/auth/profile").then().statusCode(401);
        api.service().get("/auth/profile").then().statusCode(401);
        api.anonymous().get("/auth/profile").then().statusCode(401);
    }
}
