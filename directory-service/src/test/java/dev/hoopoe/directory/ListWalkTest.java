package dev.hoopoe.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.ListWalk;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AttributeFixture;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every list here, read whole: by number from either end, and by cursor. */
@QuarkusTest
class ListWalkTest {

    private static final int ROWS = 5;

    private final AccountApi api = AccountApi.open();

    @ParameterizedTest
    @CsvSource({
        "/api/users, id, 6", // with the administrator who creates the others
        "/api/users?type=agent&search=ada, id, 5",
        "/api/departments, id, 5",
        "/api/clients, id, 5",
        "/api/clients?search=ada, id, 5",
        "/api/admin/attributes, name, 5",
        "/api/admin/attributes?scope=client&search=ada, name, 5"
    })
    void pagesByNumberAndByCursorShowEveryRowOnceInOrder(String list, String field, int rows) {
        for (var row = 0; row < ROWS; row++) {
            create(row);
        }
        var walk = walk(list, field);

        var byNumber = walk.byNumber();

        assertEquals(rows, byNumber.size());
        assertEquals(byNumber, walk.byCursor());
        var others = list.startsWith("/api/clients") ? "/api/users" : "/api/clients";
        String foreign = api.get(others + "?limit=1").extract().path("data.next_cursor");
        walk.refusesOtherCursorsAndCountsOnlyWhenAsked(foreign);
    }

    @Test
    void walkMeetsEachClientThatWasThereAllAlongOnce() {
        for (var row = 0; row < ROWS; row++) {
            api.createClient("Ada " + row);
        }
        var before = walk("/api/clients", "id").byNumber();

        var met = walk("/api/clients", "id")
                .meanwhile(() -> {
                    api.delete("/api/clients/" + api.createClient("Brief")).statusCode(200);
                    api.createClient("Late");
                })
                .byCursor();

        assertEquals(before, met);
    }

    private void create(int row) {
        api.createUserId(UserFixture.agent());
        api.createDepartment("Department " + row);
        api.createClient("Ada " + row);
        api.post("/api/admin/attributes", AttributeFixture.attribute("client", "ada" + "x".repeat(row), "int"))
                .statusCode(201);
    }

    private ListWalk walk(String list, String field) {
        return ListWalk.of(api::get, list, field);
    }
}
