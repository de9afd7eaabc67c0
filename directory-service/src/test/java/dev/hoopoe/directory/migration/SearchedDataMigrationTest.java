package dev.hoopoe.directory.migration;

import static org.hamcrest.Matchers.is;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That clients from before the migration are found as new ones are, and by a hidden address no more. */
@QuarkusTest
class SearchedDataMigrationTest {

    private final AllAccounts database = new AllAccounts();

    @Test
    void addressInTheDataMovesIntoATextOfItsOwn() throws SQLException {
        var api = AccountApi.open();
        api.post("/api/clients", Map.of("name", "Jérôme", "data", Map.of("email", "old@data.example")))
                .statusCode(201);

        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.execute("UPDATE client SET search_text = 'jerome old@data.example jerome old data example',"
                    + " data_search_text = NULL WHERE data ->> 'email' = 'old@data.example'");
            SearchedDataMigration.fill(connection);
        }

        api.get("/api/clients?search=jerome").body("data.total", is(1));
        api.get("/api/clients?search=old@data").body("data.total", is(1));
        api.post(
                        "/api/admin/attributes",
                        Map.of(
                                "scope",
                                "client",
                                "name",
                                "email",
                                "data_type",
                                "string",
                                "title",
                                "Address",
                                "visibility",
                                "hidden"))
                .statusCode(201);
        api.get("/api/clients?search=jerome").body("data.total", is(1));
        api.get("/api/clients?search=old@data").body("data.total", is(0));
    }
}
