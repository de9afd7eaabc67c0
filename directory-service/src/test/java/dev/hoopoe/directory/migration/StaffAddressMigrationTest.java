package dev.hoopoe.directory.migration;

import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** That an installation whose accounts share staff addresses is told what to do about them. */
@QuarkusTest
class StaffAddressMigrationTest {

    private static final String MIGRATION = "/db/migration/V15__make_staff_addresses_unique_in_all_accounts.sql";

    private final AllAccounts database = new AllAccounts();

    @Test
    void addressOfTwoAccountsIsReportedBeforeTheIndexFails() throws SQLException, IOException {
        var email = address("shared");
        AccountApi.open().createUser(agent(email));
        var other = AccountApi.open().createUserId(agent());

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DROP INDEX staff_user_email; CREATE INDEX staff_user_email ON staff_user (email)");
            statement.execute(migration());
            statement.execute("DROP INDEX staff_user_email; CREATE INDEX staff_user_email ON staff_user (email)");
            statement.execute("UPDATE staff_user SET email = '" + email.toUpperCase(Locale.ROOT) + "' WHERE id = '"
                    + other + "'");

            var failure = assertThrows(SQLException.class, () -> statement.execute(migration()));

            assertTrue(
                    failure.getMessage()
                            .contains("belong to staff of more than one account: 1. Start the former release"),
                    failure::getMessage);
        }
    }

    private static String migration() throws IOException {
        try (var file = StaffAddressMigrationTest.class.getResourceAsStream(MIGRATION)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
