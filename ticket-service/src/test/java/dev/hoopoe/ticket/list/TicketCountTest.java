package dev.hoopoe.ticket.list;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Totals are what a count of the tickets would give, at every moment (decision 0012). */
@QuarkusTest
class TicketCountTest {

    /** With the reader they leave some of the twelve connections free, however slow the machine. */
    private static final int WRITERS = 8;

    private static final int TICKETS_OF_EACH = 8;

    /** In one snapshot: the kinds whose count is not the number of their tickets. */
    private static final String DIFFERENCES = """
            SELECT count(*) FROM (
                SELECT party.id, coalesce(department_id, 0) AS department_id, status, unread, priority, count(*) AS tickets
                FROM ticket CROSS JOIN LATERAL
                    (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (assignee_id)) AS party (id)
                WHERE account_id = ? AND party.id IS NOT NULL GROUP BY 1, 2, 3, 4, 5
            ) AS real FULL JOIN (
                SELECT assignee_id AS id, department_id, status, unread, priority, sum(amount) AS tickets
                FROM ticket_total WHERE account_id = ? GROUP BY 1, 2, 3, 4, 5
            ) AS kept USING (id, department_id, status, unread, priority)
            WHERE coalesce(real.tickets, 0) <> coalesce(kept.tickets, 0)
            """;

    private static final String DIFFERENCES_OF_WEEKS = """
            SELECT count(*) FROM (
                SELECT line.assignee_id, line.department_id, ticket_week_end(created_at) AS week_end, status, unread,
                    count(*) AS tickets
                FROM ticket CROSS JOIN LATERAL (VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 0),
                    ('00000000-0000-0000-0000-000000000000'::uuid, coalesce(department_id, 0)),
                    (assignee_id, coalesce(department_id, 0))) AS line (assignee_id, department_id)
                WHERE account_id = ? AND line.assignee_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5
            ) AS real FULL JOIN (
                SELECT assignee_id, department_id, week_end, status, unread, sum(amount) AS tickets
                FROM ticket_week_total WHERE account_id = ? GROUP BY 1, 2, 3, 4, 5
            ) AS kept USING (assignee_id, department_id, week_end, status, unread)
            WHERE coalesce(real.tickets, 0) <> coalesce(kept.tickets, 0)
            """;

    private static final String DIFFERENCES_OF_TAGS = """
            SELECT count(*) FROM
                (SELECT tag_id, count(*) AS tickets FROM ticket_tag WHERE account_id = ? GROUP BY 1) AS real
                FULL JOIN (SELECT tag_id, sum(amount) AS tickets FROM ticket_tag_total WHERE account_id = ? GROUP BY 1) AS kept
                USING (tag_id)
            WHERE coalesce(real.tickets, 0) <> coalesce(kept.tickets, 0)
            """;

    private static final String DIFFERENCES_OF_CLIENTS = """
            SELECT count(*) FROM
                (SELECT client_id::text, count(*) AS tickets FROM ticket WHERE account_id = ? GROUP BY 1) AS real
                FULL JOIN
                    (SELECT client_id, sum(amount) AS tickets FROM ticket_client_total WHERE account_id = ? GROUP BY 1) AS kept
                USING (client_id)
            WHERE coalesce(real.tickets, 0) <> coalesce(kept.tickets, 0)
            """;

    private static final List<String> COUNTS =
            List.of("ticket_count", "ticket_week_count", "ticket_tag_count", "ticket_client_count");

    private final AllAccounts database = new AllAccounts();

    @Inject
    TicketCountCompaction compaction;

    private TicketFixture desk;
    private List<UUID> clients;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
        clients = List.of(desk.client(), desk.client());
    }

    @Test
    void countsAreExactWhileManyWriteAndChangesAreFolded() {
        var departments = List.of(desk.department(), desk.department());
        var agents = List.of(desk.agent(), desk.agent());
        var writing = new AtomicInteger(WRITERS);

        var differences = Together.times(WRITERS + 1, number -> {
            if (number == WRITERS) {
                var found = 0L;
                while (writing.get() > 0) {
                    found += differences();
                }
                return found;
            }
            try {
                for (var i = 0; i < TICKETS_OF_EACH; i++) {
                    live(departments.get(i % 2), agents.get(number % 2), i);
                }
            } finally {
                writing.decrementAndGet();
            }
            return 0L;
        });

        assertEquals(0, differences.stream().mapToLong(Long::longValue).sum());
        assertEquals(0, differences());
        var left = WRITERS * TICKETS_OF_EACH / 2;
        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(left));
        Awaitility.await()
                .untilAsserted(() -> COUNTS.forEach(counts -> assertEquals(
                        0, number("SELECT count(*) FROM " + counts + "_change WHERE account_id = ?", desk.name()))));
        assertEquals(0, differences());
        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(left));
        COUNTS.forEach(counts -> assertEquals(
                0, number("SELECT count(*) FROM " + counts + " WHERE account_id = ? AND amount = 0", desk.name())));
    }

    @Test
    void totalIsThatOfTheFilterAndOfWhatOneMaySee() {
        var mine = desk.department();
        var other = desk.department();
        var agent = desk.agent(mine);
        var inMine = desk.openIn(mine).id();
        new TicketCopies().make(inMine, 4);
        var inOther = desk.openIn(other).id();
        var inNone = desk.open(desk.detailsWith("priority", "urgent")).id();
        for (var ticket : List.of(inMine, inOther, inNone)) {
            desk.act(desk.administrator(), ticket, "assign", Map.of("user_id", agent.id()))
                    .statusCode(200);
        }
        desk.act(desk.administrator(), inMine, "status", Map.of("status", "closed"));

        var totals = Map.of(
                "/api/tickets?limit=1",
                7,
                "/api/tickets?limit=1&status=closed",
                1,
                "/api/tickets?limit=1&status=new",
                6,
                "/api/tickets?limit=1&priority=urgent",
                1,
                "/api/tickets?limit=1&department_id=" + mine,
                5,
                "/api/tickets?limit=1&department_id=" + other,
                1,
                "/api/agent/tickets/unread?limit=1",
                6);
        totals.forEach((list, total) -> desk.list(agent, list).body("data.total", equalTo(total)));
        desk.list(desk.agent(other), "/api/tickets?department_id=" + mine).body("data.total", equalTo(0));
        desk.list(agent, "/api/agent/tickets/unread/count").body("data.count", equalTo(6));
    }

    @Test
    @TwoReplicas(TicketCountCompaction.class)
    void changesThatAKilledReplicaWasCompactingAreCountedOnce() throws Exception {
        var tickets = new TicketCopies();
        var ticket = desk.open().id();

        KilledReplica.during("DELETE", "ticket_count_change", () -> {
            tickets.make(ticket, 5);
            compaction.fold();
        });
        compaction.fold();

        assertEquals(0, differences());
        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(11));
    }

    @Test
    void countsAreRebuiltFromTheTickets() {
        new TicketCopies().make(desk.open().id(), 9);
        execute("INSERT INTO ticket_count_change VALUES ('" + desk.name()
                + "', '00000000-0000-0000-0000-000000000000', 0, 'new', true, 'low', 4711)");

        for (var counts : List.of("tag", "client")) {
            execute("INSERT INTO ticket_%1$s_count_change VALUES ('%2$s', 17, 4711)".formatted(counts, desk.name()));
        }
        execute("INSERT INTO ticket_week_count_change VALUES ('" + desk.name()
                + "', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 0, now(), 'new', true, 4711)");

        execute("SELECT recount_tickets(), recount_ticket_tags()");

        assertEquals(0, differences());
        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(10));
    }

    private void live(long department, TicketFixture.Person agent, int number) {
        var administrator = desk.administrator();
        var ticket = desk.open(desk.detailsWith("priority", number % 3 == 0 ? "high" : "low"))
                .id();
        desk.act(administrator, ticket, "department", Map.of("department_id", department))
                .statusCode(200);
        desk.act(administrator, ticket, "assign", Map.of("user_id", agent.id())).statusCode(200);
        desk.tag(ticket, "even", number % 2 == 0 ? "some" : "others");
        desk.tag(ticket, "even");
        desk.update(administrator, ticket, Map.of("client_id", clients.get(number % 2)))
                .statusCode(200);
        desk.act(administrator, ticket, "status", Map.of("status", anyStatus())).statusCode(200);
        if (number % 2 == 0) {
            desk.as(administrator).delete("/api/tickets/" + ticket).then().statusCode(200);
        }
    }

    private static String anyStatus() {
        var all = TicketStatus.values();
        return all[ThreadLocalRandom.current().nextInt(all.length)].wireName();
    }

    private long differences() {
        return Stream.of(DIFFERENCES, DIFFERENCES_OF_WEEKS, DIFFERENCES_OF_TAGS, DIFFERENCES_OF_CLIENTS)
                .mapToLong(sql -> number(sql, desk.name(), desk.name()))
                .sum();
    }

    private long number(String sql, String... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
