package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows H-37 to H-41. */
@QuarkusTest
class DepartmentResourceTest {

    private static final String DEPARTMENTS = "/api/departments";

    private final AccountApi api = AccountApi.open();

    @Test
    void createdDepartmentHasTheContractsShape() {
        var response = api.post(DEPARTMENTS, Map.of("name", "Größe 支援", "description", "first\nline"));

        response.statusCode(201)
                .body("success", is(true))
                .body("data.id", notNullValue())
                .body("data.name", equalTo("Größe 支援"))
                .body("data.description", equalTo("first\nline"))
                .body("data.created_at", notNullValue());
        Map<String, Object> data = response.extract().path("data");
        assertEquals(Set.of("id", "name", "description", "created_at"), data.keySet());
        api.get(DEPARTMENTS + "/" + data.get("id")).statusCode(200).body("data", equalTo(data));
    }

    @Test
    void descriptionIsNullWhenNotGiven() {
        api.post(DEPARTMENTS, Map.of("name", "Bare")).statusCode(201).body("data.description", nullValue());
    }

    @Test
    void nameIsUniqueWhateverItsCaseAndTheSpaceAroundIt() {
        api.createDepartment("Öffnung");

        api.post(DEPARTMENTS, Map.of("name", "  öffnung ")).statusCode(409).body("data.error", equalTo("conflict"));
    }

    @Test
    void listIsPagedByAscendingId() {
        var ids = List.of("B", "A", "C").stream().map(api::createDepartment).toList();

        api.get(DEPARTMENTS)
                .statusCode(200)
                .body("data.page", is(1))
                .body("data.limit", is(20))
                .body("data.total", is(3))
                .body("data.data.id*.longValue()", equalTo(ids));
        api.get(DEPARTMENTS + "?limit=2&page=2").body("data.data.name", contains("C"));
        api.get(DEPARTMENTS + "?limit=2&page=3").body("data.data", hasSize(0)).body("data.total", is(3));
    }

    @Test
    void updateChangesWhatIsNamed() {
        var id = api.createDepartment("Before");

        api.put(DEPARTMENTS + "/" + id, Map.of("description", "now said")).statusCode(200);
        api.put(DEPARTMENTS + "/" + id, Map.of("name", "After"))
                .statusCode(200)
                .body("data.name", equalTo("After"))
                .body("data.description", equalTo("now said"));
        var nothing = new HashMap<String, Object>();
        nothing.put("description", null);
        api.put(DEPARTMENTS + "/" + id, nothing).statusCode(200).body("data.description", nullValue());
    }

    @Test
    void updateToANameInUseIsAConflict() {
        api.createDepartment("Taken");
        var id = api.createDepartment("Free");

        api.put(DEPARTMENTS + "/" + id, Map.of("name", "taken")).statusCode(409);
        api.put(DEPARTMENTS + "/" + id, Map.of("name", "FREE")).statusCode(200);
    }

    @Test
    void deletedDepartmentIsGoneFromItsMembers() {
        var gone = api.createDepartment("Gone");
        var stays = api.createDepartment("Stays");
        var member = api.createUserId(with(agent(), "department_ids", List.of(gone, stays)));

        api.delete(DEPARTMENTS + "/" + gone).statusCode(200).body("data", equalTo("deleted"));

        api.get(DEPARTMENTS + "/" + gone).statusCode(404);
        api.get("/api/users/" + member).body("data.department_ids*.longValue()", contains(stays));
    }

    @Test
    void unknownIdsAreNotFoundAndOthersAreNoIds() {
        for (var id : List.of("0", "-1", "9223372036854775807", "99999999999999999999999")) {
            api.get(DEPARTMENTS + "/" + id).statusCode(404).body("data.error", equalTo("not_found"));
            api.put(DEPARTMENTS + "/" + id, Map.of("name", "X")).statusCode(404);
            api.delete(DEPARTMENTS + "/" + id).statusCode(404);
        }
        for (var id : List.of("x", "1.5", "1e3", " 1", "٣")) {
            api.administrator()
                    .get(DEPARTMENTS + "/{id}", id)
                    .then()
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"));
        }
    }
}
