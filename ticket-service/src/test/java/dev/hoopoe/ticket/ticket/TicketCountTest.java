package dev.hoopoe.ticket.ticket;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final AllAccounts database = new AllAccounts();

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
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
                    found += number(DIFFERENCES, desk.name(), desk.name());
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
        assertEquals(0, number(DIFFERENCES, desk.name(), desk.name()));
        var left = WRITERS * TICKETS_OF_EACH / 2;
        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(left));
        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        0, number("SELECT count(*) FROM ticket_count_change WHERE account_id = ?", desk.name())));
        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(left));
        assertEquals(0, number("SELECT count(*) FROM ticket_count WHERE account_id = ? AND amount = 0", desk.name()));
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
    void countsAreTakenAnewFromTheTickets() {
        new TicketCopies().make(desk.open().id(), 9);
        execute("INSERT INTO ticket_count_change VALUES ('" + desk.name()
                + "', '00000000-0000-0000-0000-000000000000', 0, 'new', true, 'low', 4711)");

        execute("SELECT recount_tickets()");

        desk.list(desk.administrator(), "/api/tickets?limit=1").body("data.total", equalTo(10));
    }

    private void live(long department, TicketFixture.Person agent, int number) {
        var administrator = desk.administrator();
        var ticket = desk.open(desk.detailsWith("priority", number % 3 == 0 ? "high" : "low"))
                .id();
        desk.act(administrator, ticket, "department", Map.of("department_id", department))
                .statusCode(200);
        desk.act(administrator, ticket, "assign", Map.of("user_id", agent.id())).statusCode(200);
        desk.act(administrator, ticket, "status", Map.of("status", anyStatus())).statusCode(200);
        if (number % 2 == 0) {
            desk.as(administrator).delete("/api/tickets/" + ticket).then().statusCode(200);
        }
    }

    private static String anyStatus() {
        var all = TicketStatus.values();
        return all[ThreadLocalRandom.current().nextInt(all.length)].wireName();
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
