package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Who is present, in tables that all replicas share; a process without a heartbeat loses what it has tracked. */
@ApplicationScoped
class PresenceStore {

    /** More than this many connections of a topic are not listed; their number is bounded, a frame's size should be. */
    private static final int MAX_LISTED = 1_000;

    private static final String INSERT = """
            INSERT INTO socket_presence (account_id, topic, key, ref, process, meta)
            SELECT ?, topic, ?, ?, ?, ? FROM unnest(CAST(? AS text[])) topic ON CONFLICT (ref, topic) DO NOTHING
            """;

    private static final String DELETE =
            "DELETE FROM socket_presence WHERE ref = ? RETURNING account_id, topic, key, meta";

    private static final String DELETE_OF_PROCESS =
            "DELETE FROM socket_presence WHERE process = ? RETURNING account_id, topic, key, meta";

    private static final String STATE =
            "SELECT key, meta FROM socket_presence WHERE topic = ? ORDER BY ref LIMIT " + MAX_LISTED;

    /** True when this process had no row, or none any more. */
    private static final String HEARTBEAT = """
            INSERT INTO socket_process (id, seen_at) VALUES (?, now())
            ON CONFLICT (id) DO UPDATE SET seen_at = now() RETURNING xmax = 0
            """;

    /** A database that was restored after a crash has no rows of these tables, so that a process may be missing. */
    private static final String DELETE_OF_DEAD = """
            DELETE FROM socket_presence WHERE process NOT IN (
                SELECT id FROM socket_process WHERE seen_at >= now() - make_interval(secs => ?))
            RETURNING account_id, topic, key, meta
            """;

    private static final String FORGET_DEAD =
            "DELETE FROM socket_process WHERE seen_at < now() - make_interval(secs => ?)";

    private static final String FORGET = "DELETE FROM socket_process WHERE id = ?";

    private final CrossAccountConnections database;
    private final Fanout fanout;
    private final ObjectMapper mapper;

    PresenceStore(CrossAccountConnections database, Fanout fanout, ObjectMapper mapper) {
        this.database = database;
        this.fanout = fanout;
        this.mapper = mapper;
    }

    /** Adds one connection to its topics, and tells them. */
    void add(UUID process, TrackedPresence presence) {
        change(connection -> {
            store(connection, process, presence);
            for (var topic : presence.topics()) {
                tell(connection, new PresenceChange(presence.account(), topic, presence.key(), presence.meta()), true);
            }
            return null;
        });
    }

    private static void store(Connection connection, UUID process, TrackedPresence presence) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, presence.account());
            insert.setString(2, presence.key());
            insert.setString(3, presence.ref());
            insert.setObject(4, process);
            insert.setString(5, presence.meta().toString());
            insert.setArray(
                    6, connection.createArrayOf("text", presence.topics().toArray()));
            insert.executeUpdate();
        }
    }

    /** Removes one connection from all topics, and tells them. */
    void remove(String ref) {
        change(connection -> {
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setString(1, ref);
                return tellOfRemoved(connection, delete);
            }
        });
    }

    /** Removes a process that stops, with all that it has tracked, and tells the topics. */
    void removeProcess(UUID process) {
        change(connection -> {
            try (var forget = connection.prepareStatement(FORGET);
                    var delete = connection.prepareStatement(DELETE_OF_PROCESS)) {
                forget.setObject(1, process);
                forget.executeUpdate();
                delete.setObject(1, process);
                return tellOfRemoved(connection, delete);
            }
        });
    }

    /** Removes what processes have tracked that have had no heartbeat for so many seconds, and tells the topics. */
    void removeDead(double seconds) {
        change(connection -> {
            try (var delete = connection.prepareStatement(DELETE_OF_DEAD);
                    var forget = connection.prepareStatement(FORGET_DEAD)) {
                delete.setDouble(1, seconds);
                tellOfRemoved(connection, delete);
                forget.setDouble(1, seconds);
                return forget.executeUpdate();
            }
        });
    }

    /** Says that the process is alive; true when others have taken it for dead, or it is new. */
    boolean beat(UUID process) {
        return change(connection -> {
            try (var upsert = connection.prepareStatement(HEARTBEAT)) {
                upsert.setObject(1, process);
                try (var rows = upsert.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        });
    }

    /** Everybody on the topic, by key (contract Netia, section 6). */
    ObjectNode state(String topic) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(STATE)) {
            select.setString(1, topic);
            var state = JsonNodeFactory.instance.objectNode();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    PresenceChange.add(state, rows.getString("key"), meta(rows));
                }
            }
            return state;
        } catch (SQLException e) {
            throw new DatabaseException("Presence could not be read", e);
        }
    }

    private int tellOfRemoved(Connection connection, PreparedStatement delete) throws SQLException {
        var told = 0;
        try (var rows = delete.executeQuery()) {
            while (rows.next()) {
                var change = new PresenceChange(
                        rows.getString("account_id"), rows.getString("topic"), rows.getString("key"), meta(rows));
                tell(connection, change, false);
                told++;
            }
        }
        return told;
    }

    private void tell(Connection connection, PresenceChange change, boolean joined) throws SQLException {
        fanout.publish(
                new Signal(change.account(), change.topic(), Presences.DIFF, change.diff(joined), null, null),
                connection);
    }

    private ObjectNode meta(ResultSet row) throws SQLException {
        try {
            return (ObjectNode) mapper.readTree(row.getString("meta"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A presence is stored as something else than JSON", e);
        }
    }

    private interface Change<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Rows and what is told of them are one transaction: a process that is killed in it has done nothing. */
    private <T> T change(Change<T> change) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = change.in(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Presence could not be written", e);
        }
    }
}
