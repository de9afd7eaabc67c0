package dev.hoopoe.ticket.migration;

import dev.hoopoe.common.text.SearchVector;
import dev.hoopoe.common.text.SearchWeight;
import dev.hoopoe.common.text.SearchWords;
import dev.hoopoe.ticket.access.VisibilityMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * V12: computes the search words of all existing tickets, and creates their index (docs/decisions/0035). One
 * transaction, so that an interrupted migration starts over; one batch of tickets in memory at a time. Runs as the
 * tables' owner, with row-level security off.
 */
final class SearchWordsMigration implements JavaMigration {

    private static final int BATCH = 2_000;

    /**
     * The newest messages per ticket that are read; an edit or a new message of a ticket with more reads the others.
     */
    private static final int MOST_MESSAGES = 1_000;

    private static final String TICKETS = """
            SELECT t.id, t.created_at, t.title, t.external_id, c.body ->> 'name', c.body ->> 'email', c.body ->> 'phone',
                left(t.description, %1$d), t.department_id, t.assignee_id
            FROM (SELECT * FROM ticket WHERE id > ? ORDER BY id LIMIT %2$d) t
            LEFT JOIN client_replica c
                ON c.account_id = t.account_id AND c.id = CAST(t.client_id AS text) AND NOT c.deleted
            ORDER BY t.id""".formatted(SearchWords.LONGEST_TEXT, BATCH);

    private static final String MESSAGES = """
            SELECT ticket_id, left(text, %d) FROM (
                SELECT ticket_id, text, created_at, uid,
                    row_number() OVER (PARTITION BY ticket_id ORDER BY created_at DESC, uid DESC) AS place
                FROM ticket_message WHERE ticket_id BETWEEN ? AND ?) message
            WHERE place <= %d ORDER BY ticket_id, place""".formatted(SearchWords.LONGEST_TEXT, MOST_MESSAGES);

    private static final String UPDATE = """
            UPDATE ticket SET search_words = CAST(made.words AS tsvector)
            FROM unnest(?, ?) AS made (id, words) WHERE ticket.id = made.id""";

    /** Keeps the pending list of the GIN index short, since every search reads all of it. */
    private static final String INDEX =
            "CREATE INDEX ticket_search_words ON ticket USING gin (search_words) WITH (gin_pending_list_limit = 256)";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("12");
    }

    @Override
    public String getDescription() {
        return "make search words";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        fillTickets(connection);
        ClientFolding.fill(connection);
        ClientFolding.index(connection);
        execute(connection, INDEX);
    }

    static void fillTickets(Connection connection) throws SQLException {
        var last = 0L;
        for (var batch = read(connection, last); !batch.isEmpty(); batch = read(connection, last)) {
            var ids = List.copyOf(batch.keySet());
            last = ids.get(ids.size() - 1);
            addMessages(connection, batch, ids.get(0), last);
            write(connection, batch);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<Long, SearchVector> read(Connection connection, long last) throws SQLException {
        try (var select = connection.prepareStatement(TICKETS)) {
            select.setLong(1, last);
            return vectors(select);
        }
    }

    private static Map<Long, SearchVector> vectors(PreparedStatement select) throws SQLException {
        var vectors = new TreeMap<Long, SearchVector>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                vectors.put(rows.getLong(1), vector(rows));
            }
        }
        return vectors;
    }

    private static SearchVector vector(ResultSet row) throws SQLException {
        return new SearchVector(row.getObject(2, OffsetDateTime.class).toInstant())
                .mark(VisibilityMark.ofDepartment(row.getObject(9, Long.class)))
                .mark(VisibilityMark.ofAssignee(row.getObject(10, UUID.class)))
                .add(SearchWeight.A, row.getString(3))
                .add(SearchWeight.A, row.getString(4))
                .add(SearchWeight.B, row.getString(5))
                .add(SearchWeight.B, row.getString(6))
                .add(SearchWeight.B, row.getString(7))
                .add(SearchWeight.C, row.getString(8));
    }

    private static void addMessages(Connection connection, Map<Long, SearchVector> vectors, long first, long last)
            throws SQLException {
        try (var select = connection.prepareStatement(MESSAGES)) {
            select.setLong(1, first);
            select.setLong(2, last);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    vectors.get(rows.getLong(1)).add(SearchWeight.D, rows.getString(2));
                }
            }
        }
    }

    private static void write(Connection connection, Map<Long, SearchVector> vectors) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setArray(
                    1, connection.createArrayOf("bigint", vectors.keySet().toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            vectors.values().stream().map(SearchVector::text).toArray()));
            update.executeUpdate();
        }
    }
}
