package dev.hoopoe.directory.migration;

import static org.hamcrest.Matchers.is;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That rows from before the migration are found as new ones are. */
@QuarkusTest
class SearchTextsMigrationTest {

    private final AllAccounts database = new AllAccounts();

    @Test
    void existingRowsAreBroughtAlong() throws SQLException {
        var api = AccountApi.open();
        api.createClient("Jérôme Étoile");
        api.createUser(UserFixture.with(UserFixture.agent(), "name", "Zoë"));

        try (var connection = database.getConnection()) {
            for (var table : List.of("client", "staff_user", "custom_attribute")) {
                execute(connection, "UPDATE " + table + " SET search_text = ''");
            }
            api.get("/api/clients?search=jerome").body("data.total", is(0));
            api.get("/api/users?search=zoe").body("data.total", is(0));
            SearchTextsMigration.fill(connection);
        }

        api.get("/api/clients?search=jerome").body("data.total", is(1));
        api.get("/api/clients?search=et").body("data.total", is(1));
        api.get("/api/users?search=zoe").body("data.total", is(1));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
