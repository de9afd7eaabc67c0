package dev.hoopoe.directory.testing;

import dev.hoopoe.common.testing.AllAccounts;
import java.sql.SQLException;
import java.util.UUID;

/** Writes users into the table alone: no event says so, and auth-service does not know them. */
public final class UserRows {

    /** Older than what a test creates, so that it is last in lists that begin with the newest user. */
    private static final String INSERT = """
            INSERT INTO staff_user (id, account_id, username, name, last_name, display_name, email, type, owner,
                all_departments, active, created_at, updated_at, version)
            VALUES (?, ?, ?, 'Own', 'Staff', 'Own Staff', ?, ?, false, false, true, '2000-01-01Z', '2000-01-01Z', 0)
            """;

    private static final String DEACTIVATE = "UPDATE staff_user SET active = false WHERE id = ?";

    private UserRows() {}

    /** An active administrator without an e-mail address. */
    public static UUID insertAdministrator(String account) {
        return insert(account, "ADMINISTRATOR", null);
    }

    /** An active agent; {@code email} may be null. */
    public static UUID insertAgent(String account, String email) {
        return insert(account, "AGENT", email);
    }

    /** No operation does this. */
    public static void deactivate(UUID id) {
        execute(DEACTIVATE, id);
    }

    private static UUID insert(String account, String type, String email) {
        var id = UUID.randomUUID();
        execute(INSERT, id, account, "own-" + id, email, type);
        return id;
    }

    private static void execute(String sql, Object... values) {
        try (var connection = new AllAccounts().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
