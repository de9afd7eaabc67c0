package dev.hoopoe.common.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.runtime.AgroalVaultCredentialsProviderPassword;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which password a new connection of the pool uses while the login role's password is changed. */
@QuarkusTest
class DatabaseLoginTest {

    private static final String OLD = "the-old-one";
    private static final String NEW = "the-new-one";
    private static final String NOBODY_LISTENS = "jdbc:postgresql://127.0.0.1:1/none";

    private final AllAccounts database = new AllAccounts();
    private final String role = "login_" + UUID.randomUUID().toString().replace("-", "");

    @Inject
    CredentialsProvider provider;

    @Inject
    AgroalDataSource pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @BeforeEach
    void createRole() throws SQLException {
        execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + OLD + "'");
        execute("DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO " + role
                + "', current_database()); END $$");
    }

    @AfterEach
    void dropRole() throws SQLException {
        execute("DROP OWNED BY " + role);
        execute("DROP ROLE " + role);
    }

    @Test
    void passwordThatTheDatabaseAcceptsIsUsedBeforeAndAfterTheChangeAndIfItIsTakenBack() throws SQLException {
        var login = new DatabaseLogin(url, role, OLD, NEW);

        assertEquals(OLD, passwordOf(login));
        change(NEW);
        assertEquals(NEW, passwordOf(login));
        assertEquals(NEW, passwordOf(login));
        change(OLD);
        assertEquals(OLD, passwordOf(login));
    }

    @Test
    void processThatStartsAfterTheChangeUsesTheNewPassword() throws SQLException {
        change(NEW);

        assertEquals(NEW, passwordOf(new DatabaseLogin(url, role, OLD, NEW)));
    }

    @Test
    void databaseThatDoesNotAnswerChangesNothing() {
        assertEquals(OLD, passwordOf(new DatabaseLogin(NOBODY_LISTENS, role, OLD, NEW)));
    }

    @Test
    void singlePasswordIsUsedWithoutBeingTried() throws SQLException {
        change(NEW);

        assertEquals(OLD, passwordOf(new DatabaseLogin(url, role, OLD, OLD)));
    }

    @Test
    void poolAsksForTheLoginOfEachConnection() {
        var credentials = pool.getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .credentials();

        assertInstanceOf(DatabaseLogin.class, provider);
        assertTrue(
                credentials.stream().anyMatch(AgroalVaultCredentialsProviderPassword.class::isInstance),
                credentials::toString);
    }

    private String passwordOf(DatabaseLogin login) {
        var credentials = login.getCredentials("hoopoe");
        assertEquals(Map.of("user", role, "password", credentials.get("password")), credentials);
        return credentials.get("password");
    }

    private void change(String password) throws SQLException {
        execute("ALTER ROLE " + role + " PASSWORD '" + password + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
