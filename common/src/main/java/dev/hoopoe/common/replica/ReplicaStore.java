package dev.hoopoe.common.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.MergedAggregate;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads replica tables, all of one shape: {@code account_id text, id text, version bigint, deleted boolean,
 * body jsonb}, primary key {@code (account_id, id)}. Always within the caller's account. Rows are
 * written by {@link #writer}.
 */
@ApplicationScoped
public class ReplicaStore {

    private static final Pattern TABLE = Pattern.compile("[a-z_]{1,40}_replica");

    private static final Pattern FIELD = Pattern.compile("[a-z_]{1,40}");

    private static final String LOCK = " FOR SHARE";

    private static final String MARK = " WHERE account_id = '' AND id = '0'";

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;
    private final ObjectMapper mapper;
    private final CurrentCaller caller;
    private final ReplicaWriter writer;

    ReplicaStore(
            AgroalDataSource database,
            CrossAccountConnections allAccounts,
            ObjectMapper mapper,
            CurrentCaller caller,
            ReplicaWriter writer) {
        this.database = database;
        this.allAccounts = allAccounts;
        this.mapper = mapper;
        this.caller = caller;
        this.writer = writer;
    }

    ReplicaWriter writer() {
        return writer;
    }

    /** The account whose rows are read and written. */
    String account() {
        return caller.accountId();
    }

    /**
     * A stored row.
     *
     * @param body null for a deleted one
     * @param successor the id that a deleted one was merged into; null for none
     */
    record Row(long version, JsonNode body, String successor) {}

    Optional<Row> find(String table, String id) {
        return find(table, id, "");
    }

    /** As {@link #find(String, String)}, with the row locked until the caller's transaction ends. */
    Optional<Row> lock(String table, String id) {
        return find(table, id, LOCK);
    }

    private Optional<Row> find(String table, String id, String lock) {
        var sql = "SELECT version, deleted, body FROM " + checked(table) + " WHERE account_id = ? AND id = ?" + lock;
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, caller.accountId());
            select.setString(2, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new ReplicaException(table, e);
        }
    }

    /** The existing rows with these ids, by id. */
    Map<String, Row> findAll(String table, Collection<String> ids) {
        return findAll(table, ids, "");
    }

    /** As {@link #findAll(String, Collection)}, with the rows locked until the caller's transaction ends. */
    Map<String, Row> lockAll(String table, Collection<String> ids) {
        return findAll(table, ids, " ORDER BY id" + LOCK);
    }

    private Map<String, Row> findAll(String table, Collection<String> ids, String lock) {
        var sql = "SELECT id, version, deleted, body FROM " + checked(table) + " WHERE account_id = ? AND id = ANY (?)"
                + lock;
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, caller.accountId());
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            var found = new HashMap<String, Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("id"), row(rows));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw new ReplicaException(table, e);
        }
    }

    /**
     * A row of the caller's account with this text in a field, preferably one that is not deleted. Field and table
     * are constants, never input.
     */
    Optional<Row> findBy(String table, String field, String text) {
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("Not a field: " + field);
        }
        var sql = ("SELECT version, deleted, body FROM %s WHERE account_id = ? AND body ->> '%s' = ?"
                        + " ORDER BY deleted LIMIT 1")
                .formatted(checked(table), field);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, caller.accountId());
            select.setString(2, text);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new ReplicaException(table, e);
        }
    }

    /** The number of rows of the caller's account that are not deleted. */
    long count(String table) {
        var sql = "SELECT count(*) FROM " + checked(table) + " WHERE account_id = ? AND NOT deleted";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, caller.accountId());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new ReplicaException(table, e);
        }
    }

    /** The bodies of all rows of the caller's account that are not deleted; for nouns of which an account has few. */
    List<JsonNode> all(String table) {
        var sql = "SELECT body FROM " + checked(table) + " WHERE account_id = ? AND NOT deleted ORDER BY id";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, caller.accountId());
            var bodies = new ArrayList<JsonNode>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bodies.add(mapper.readTree(rows.getString("body")));
                }
            }
            return bodies;
        } catch (SQLException | JsonProcessingException e) {
            throw new ReplicaException(table, e);
        }
    }

    /** True when the table holds no row of any account. */
    boolean isEmpty(String table) {
        try (var connection = allAccounts.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT 1 FROM " + checked(table) + " WHERE account_id <> '' LIMIT 1")) {
            return !rows.next();
        } catch (SQLException e) {
            throw new ReplicaException(table, e);
        }
    }

    /** True when the table has the marker row; without it the table is new or was emptied. */
    boolean isMarked(String table) {
        try (var connection = allAccounts.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT 1 FROM " + checked(table) + MARK)) {
            return rows.next();
        } catch (SQLException e) {
            throw new ReplicaException(table, e);
        }
    }

    /** Inserts the marker row: a deleted row of no account, which no query returns. */
    void mark(String table) {
        var sql = "INSERT INTO " + checked(table)
                + " (account_id, id, version, deleted, body) VALUES ('', '0', 0, true, '{}') ON CONFLICT DO NOTHING";
        try (var connection = allAccounts.getConnection();
                var insert = connection.createStatement()) {
            insert.executeUpdate(sql);
        } catch (SQLException e) {
            throw new ReplicaException(table, e);
        }
    }

    private Row row(ResultSet rows) throws SQLException, JsonProcessingException {
        var body = mapper.readTree(rows.getString("body"));
        return rows.getBoolean("deleted")
                ? new Row(
                        rows.getLong("version"),
                        null,
                        body.path(MergedAggregate.SUCCESSOR).textValue())
                : new Row(rows.getLong("version"), body, null);
    }

    <V> V as(JsonNode body, Class<V> view) {
        try {
            return mapper.treeToValue(body, view);
        } catch (JsonProcessingException e) {
            throw new ReplicaException(view.getSimpleName(), e);
        }
    }

    /** Table names are constants, never input; this check enforces it. */
    static String checked(String table) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("Not a replica table: " + table);
        }
        return table;
    }

    /** The replica could not be read or written. */
    static final class ReplicaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReplicaException(String what, Throwable cause) {
            super("The replica failed: " + what, cause);
        }
    }
}
