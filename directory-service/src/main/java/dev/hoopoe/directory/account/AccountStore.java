package dev.hoopoe.directory.account;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.Statements;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads accounts for the operator and the gateway; searches all accounts on purpose. */
@ApplicationScoped
class AccountStore {

    private static final String HOSTS =
            "ARRAY(SELECT host FROM account_host WHERE account_id = account.id ORDER BY host) AS hosts";
    private static final String COLUMNS =
            "SELECT id, name, created_at, suspended_at, deleting_at, removed_by, " + HOSTS + " FROM account ";

    private final CrossAccountConnections database;

    AccountStore(CrossAccountConnections database) {
        this.database = database;
    }

    Optional<AccountDetails> find(String id) {
        return select(COLUMNS + "WHERE id = ?", AccountStore::details, id).stream()
                .findFirst();
    }

    List<AccountDetails> list(long offset, int limit) {
        return select(COLUMNS + "ORDER BY id OFFSET ? LIMIT ?", AccountStore::details, offset, limit);
    }

    /** The accounts that the gateway must know: those that are suspended, or have hosts. */
    List<AccountState> states() {
        return select(
                "SELECT id, version, suspended_at, " + HOSTS + " FROM account WHERE suspended_at IS NOT NULL"
                        + " OR EXISTS (SELECT 1 FROM account_host WHERE account_id = account.id)",
                row -> new AccountState(
                        row.getString("id"), row.getLong("version"), time(row, "suspended_at"), texts(row, "hosts")));
    }

    /** Those of the hosts that are bound to another account. */
    List<String> boundElsewhere(String account, Collection<String> hosts) {
        return select(
                "SELECT host FROM account_host WHERE host = ANY (?) AND account_id <> ? ORDER BY host",
                row -> row.getString(1),
                hosts.toArray(String[]::new),
                account);
    }

    long count() {
        return select("SELECT count(*) FROM account", row -> row.getLong(1)).get(0);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> select(String sql, Row<T> row, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            Statements.bind(select, values);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Accounts could not be read", e);
        }
    }

    private static AccountDetails details(ResultSet row) throws SQLException {
        return new AccountDetails(
                row.getString("id"),
                row.getString("name"),
                time(row, "created_at"),
                time(row, "suspended_at"),
                texts(row, "hosts"),
                time(row, "deleting_at") != null,
                texts(row, "removed_by"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
