package dev.hoopoe.ticket.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.testing.RandomTickets;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a far page costs: a few rows of each week's counts and the tickets of one week (decision 0041). */
@QuarkusTest
class FarTicketsTest {

    private static final int TICKETS = 5_000;
    private static final int OFFSET = 1_200;
    private static final int LIMIT = 21;

    /** Of 700 days' tickets those of three weeks: no week has three times as many as the others. */
    private static final int MOST_READ = 3 * 7 * TICKETS / 700;

    /** Few rows would be read from end to end and sorted; of a million the planner takes the index by itself. */
    private static final List<String> ALONG_AN_INDEX = List.of("enable_seqscan", "enable_bitmapscan", "enable_sort");

    @Inject
    Session session;

    @Inject
    AccountScope accounts;

    private TicketFixture desk;
    private List<Long> departments;

    @BeforeEach
    void openTickets() {
        desk = TicketFixture.account();
        departments = List.of(desk.department(), desk.department());
        var tickets = new RandomTickets(desk, departments, List.of(), List.of(desk.clientId()));
        tickets.insert(TICKETS);
        tickets.analyze();
    }

    @Test
    void administratorReadsTheTicketsOfOneWeek() {
        var access = TicketVisibility.toEverything(desk.administrator().id());
        for (var order : TicketOrder.values()) {
            assertRead(access, TicketFilter.ALL, order, 1);
        }
        assertRead(
                access, TicketFilter.builder().departmentId(departments.get(0)).build(), TicketOrder.UNREAD_FIRST, 1);
    }

    @Test
    void agentReadsTheTicketsOfOneWeekInEachRange() {
        var agent =
                TicketVisibility.limitedTo(Set.copyOf(departments), desk.agent().id());
        for (var order : TicketOrder.values()) {
            assertRead(agent, TicketFilter.ALL, order, 6);
        }
    }

    private void assertRead(TicketVisibility access, TicketFilter filter, TicketOrder order, int ways) {
        var plan = accounts.call(
                Caller.system(desk.name(), "test"),
                () -> QuarkusTransaction.requiringNew().call(() -> explain(access, filter, order)));
        var scans = scans(plan.get(0).get("Plan"), new ArrayList<>());
        assertTrue(!scans.isEmpty() && scans.size() <= ways, plan.toPrettyString());
        scans.forEach(scan -> assertTrue(rows(scan) <= MOST_READ, plan.toPrettyString()));
        assertEquals(LIMIT, plan.get(0).get("Plan").get("Actual Rows").asInt());
    }

    private JsonNode explain(TicketVisibility access, TicketFilter filter, TicketOrder order) {
        ALONG_AN_INDEX.forEach(setting -> session.createNativeMutationQuery("SET LOCAL " + setting + " = off")
                .executeUpdate());
        var far = new FarTickets(session, new TicketQuery(desk.name(), access, filter), order);
        var falling = order == TicketOrder.UNREAD_FIRST
                ? "unread DESC, created_at DESC, id DESC"
                : "created_at DESC, id DESC";
        var explained = NativeQueries.scalar(
                session, "EXPLAIN (ANALYZE, FORMAT JSON) " + far.sql(falling), "QUERY PLAN", String.class);
        far.bind(explained, OFFSET, LIMIT);
        try {
            return new ObjectMapper().readTree(explained.getSingleResult());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> scans(JsonNode node, List<JsonNode> found) {
        if (node.path("Relation Name").asText().equals("ticket")) {
            found.add(node);
        }
        StreamSupport.stream(node.path("Plans").spliterator(), false).forEach(part -> scans(part, found));
        return found;
    }

    private static double rows(JsonNode scan) {
        return scan.get("Actual Rows").asDouble()
                + scan.path("Rows Removed by Filter").asDouble();
    }
}
