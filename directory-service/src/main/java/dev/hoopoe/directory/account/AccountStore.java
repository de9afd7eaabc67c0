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
import java.util.List;
import java.util.Optional;

/** Reads accounts for the operator and the gateway; searches all accounts on purpose. */
@ApplicationScoped
class AccountStore {

    private static final String COLUMNS =
            "SELECT id, name, created_at, suspended_at, deleting_at, removed_by FROM account ";

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

    /** The accounts that the gateway must know: those that are suspended. */
    List<AccountState> states() {
        return select(
                "SELECT id, version, suspended_at FROM account WHERE suspended_at IS NOT NULL",
                row -> new AccountState(row.getString("id"), row.getLong("version"), time(row, "suspended_at")));
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
                time(row, "deleting_at") != null,
                List.of((String[]) row.getArray("removed_by").getArray()));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
