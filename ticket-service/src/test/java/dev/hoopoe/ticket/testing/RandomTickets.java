package dev.hoopoe.ticket.testing;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.ticket.status.TicketStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Many tickets of one account that were opened over two years, some at the same moment, made and changed past the service. */
public final class RandomTickets {

    private static final Object[] STATUSES =
            Arrays.stream(TicketStatus.values()).map(TicketStatus::wireName).toArray();

    /** Half of the tickets that were opened within a day were opened at the same moment. */
    private static final String INSERT = """
            INSERT INTO ticket (uid, account_id, version, title, client_id, channel_id, department_id, assignee_id, status,
                priority, custom_fields, secret_hash, created_at, updated_at)
            SELECT gen_random_uuid(), ?, 0, 'Printer', (CAST(? AS uuid[]))[1 + floor(random() * ?)], 'web', (CAST(? AS bigint[]))[1 + floor(random() * ?)],
                (CAST(? AS uuid[]))[1 + floor(random() * ?)], (CAST(? AS text[]))[1 + floor(random() * ?)],
                (ARRAY['low', 'high'])[1 + floor(random() * 2)], '{}', '', at.time, at.time
            FROM (SELECT CASE WHEN random() < 0.5 THEN date_trunc('day', made.time) ELSE made.time END AS time
                FROM (SELECT date_trunc('milliseconds', now() - random() * interval '700 days') AS time
                    FROM generate_series(1, ?)) AS made) AS at""";

    private static final String CHANGE = """
            UPDATE ticket SET department_id = (CAST(? AS bigint[]))[1 + floor(random() * ?)],
                assignee_id = (CAST(? AS uuid[]))[1 + floor(random() * ?)],
                status = (CAST(? AS text[]))[1 + floor(random() * ?)]
            WHERE id IN (SELECT id FROM ticket WHERE account_id = ? ORDER BY random() LIMIT ?)""";

    private static final String DELETE =
            "DELETE FROM ticket WHERE id IN (SELECT id FROM ticket WHERE account_id = ? ORDER BY random() LIMIT ?)";

    private static final String TAG = """
            INSERT INTO ticket_tag (ticket_id, tag_id, account_id)
            SELECT id, ?, account_id FROM ticket WHERE account_id = ? ORDER BY random() LIMIT ? ON CONFLICT DO NOTHING""";

    private static final String RENAME = """
            UPDATE client_replica SET body = body || jsonb_build_object('folded_name', CAST(? AS text))
            WHERE account_id = ? AND id = ?""";

    private static final String READ = """
            SELECT id, department_id, assignee_id, client_id, status, unread, priority, created_at,
                ARRAY(SELECT tag_id FROM ticket_tag WHERE ticket_id = ticket.id)
            FROM ticket WHERE account_id = ?""";

    private final AllAccounts database = new AllAccounts();
    private final TicketFixture desk;
    private final Object[] departments;
    private final Object[] assignees;
    private final Object[] clients;

    /** Null is one of the departments and assignees that are chosen from. */
    public RandomTickets(TicketFixture desk, List<Long> departments, List<UUID> assignees, List<UUID> clients) {
        this.desk = desk;
        this.clients = clients.toArray();
        this.departments = withNull(departments);
        this.assignees = withNull(assignees);
    }

    /** A ticket as the database has it. */
    public record Row(
            long id,
            Long department,
            UUID assignee,
            UUID client,
            String status,
            boolean unread,
            String priority,
            Instant createdAt,
            Set<Long> tags) {}

    public void insert(int count) {
        execute(
                INSERT,
                desk.name(),
                clients,
                clients.length,
                departments,
                departments.length,
                assignees,
                assignees.length,
                STATUSES,
                STATUSES.length,
                count);
    }

    /** Gives some of them another department, assignee and status each. */
    public void change(int count) {
        execute(
                CHANGE,
                departments,
                departments.length,
                assignees,
                assignees.length,
                STATUSES,
                STATUSES.length,
                desk.name(),
                count);
    }

    /** Gives some of them that tag. */
    public void tag(long tag, int count) {
        execute(TAG, tag, desk.name(), count);
    }

    /** Gives a client another name, folded as it is. */
    public void rename(UUID client, String name) {
        execute(RENAME, name, desk.name(), client.toString());
    }

    public void delete(int count) {
        execute(DELETE, desk.name(), count);
    }

    /** Tells the planner how many there are. */
    public void analyze() {
        execute("ANALYZE ticket");
    }

    /** All of them, in no order. */
    public List<Row> all() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(READ)) {
            select.setString(1, desk.name());
            var found = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getObject(2, Long.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                Set.of((Long[]) row.getArray(9).getArray()));
    }

    private void execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var account = connection.prepareStatement("SELECT set_config('hoopoe.account', ?, false)");
                var statement = connection.prepareStatement(sql)) {
            // Rows that go with a ticket are deleted as the tables' owner, whom the policies bind.
            account.setString(1, desk.name());
            account.execute();
            for (var i = 0; i < values.length; i++) {
                set(connection, statement, i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int place, Object value)
            throws SQLException {
        if (value instanceof Object[] array) {
            var texts = Arrays.stream(array)
                    .map(one -> one == null ? null : one.toString())
                    .toArray();
            statement.setArray(place, connection.createArrayOf("text", texts));
        } else {
            statement.setObject(place, value);
        }
    }

    private static Object[] withNull(List<?> values) {
        var more = new ArrayList<Object>(values);
        more.add(null);
        return more.toArray();
    }
}
