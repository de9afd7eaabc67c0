package dev.hoopoe.ticket.export;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.LikePattern;
import dev.hoopoe.ticket.status.TicketStatus;
import io.agroal.api.AgroalDataSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** Reads an account's tickets in batches, each from where the last one ended; holds no connection between them. */
public final class TicketExportQuery {

    /**
     * Joins clients to one batch only. The cast is inside the subquery: in the join, under row-level security, it would
     * keep the primary key of clients from being used.
     */
    private static final String PIECE = """
            SELECT piece.*, client.body ->> 'name' AS author
            FROM (SELECT id, uid, title, status, account_id, CAST(client_id AS text) AS client_id, created_at FROM ticket
                  WHERE %s ORDER BY created_at, id LIMIT ?) AS piece
            LEFT JOIN client_replica client
                ON client.account_id = piece.account_id AND client.id = piece.client_id AND NOT client.deleted
            ORDER BY piece.created_at, piece.id
            """;

    /** The expression is that of the index client_replica_address; OFFSET 0 keeps the cast out of the join. */
    private static final String OF_AUTHOR = """
            client_id IN (SELECT CAST(id AS uuid) FROM client_replica
                WHERE lower(body ->> 'email') = lower(?) AND account_id = ? AND NOT deleted OFFSET 0)""";

    /** The expression is that of the index ticket_title. */
    private static final String TITLED = "lower(title) LIKE lower(?) ESCAPE '!'";

    private final AgroalDataSource database;
    private final StringJoiner conditions = new StringJoiner(" AND ");
    private final List<Object> parameters = new ArrayList<>();

    TicketExportQuery(AgroalDataSource database, String account, TicketExportFilter filter) {
        this.database = database;
        require("account_id = ?", account);
        if (filter.authorEmail() != null) {
            require(OF_AUTHOR, filter.authorEmail(), account);
        }
        if (filter.statuses() != null) {
            require("status = ANY (?)", (Object)
                    filter.statuses().stream().map(TicketStatus::wireName).toArray(String[]::new));
        }
        if (filter.since() != null) {
            require("created_at >= ?", filter.since());
        }
        if (filter.titlePart() != null) {
            require(TITLED, LikePattern.containing(filter.titlePart()));
        }
    }

    /** At most {@code most} entries after {@code after}, or from the beginning for null; oldest first. */
    public List<TicketExportEntry> read(TicketExportEntry after, int most) {
        var values = new ArrayList<>(parameters);
        var where = conditions.toString();
        if (after != null) {
            where += " AND (created_at, id) > (?, ?)";
            values.add(after.createdAt());
            values.add(after.id());
        }
        values.add(most);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PIECE.formatted(where))) {
            bind(select, values);
            try (var rows = select.executeQuery()) {
                var entries = new ArrayList<TicketExportEntry>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Export of tickets not read", e);
        }
    }

    private void require(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    private static void bind(PreparedStatement select, List<Object> values) throws SQLException {
        var place = 0;
        for (var value : values) {
            place++;
            if (value instanceof Instant time) {
                select.setObject(place, time.atOffset(ZoneOffset.UTC));
            } else if (value instanceof String[] texts) {
                select.setArray(place, select.getConnection().createArrayOf("text", texts));
            } else {
                select.setObject(place, value);
            }
        }
    }

    private static TicketExportEntry entry(ResultSet row) throws SQLException {
        return new TicketExportEntry(
                row.getLong("id"),
                row.getObject("uid", UUID.class),
                row.getString("title"),
                TicketStatus.of(row.getString("status")),
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
