package dev.hoopoe.ticket.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.testing.RandomTickets;
import dev.hoopoe.ticket.testing.RandomTickets.Row;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQL, HQL and counts find the tickets that {@link TicketVisibility#allows} allows. */
@QuarkusTest
class TicketVisibilitySqlTest {

    private static final int TICKETS = 300;

    @Inject
    Session session;

    @Inject
    AccountScope accounts;

    private TicketFixture desk;
    private List<Long> departments;
    private UUID agent;
    private List<Row> rows;

    @BeforeEach
    void openTickets() {
        desk = TicketFixture.account();
        departments =
                LongStream.range(0, 4).map(one -> desk.department()).boxed().toList();
        agent = desk.agent().id();
        var tickets =
                new RandomTickets(desk, departments, List.of(agent, desk.agent().id()), List.of(desk.clientId()));
        tickets.insert(TICKETS);
        rows = tickets.all();
    }

    @Test
    void sqlFindsWhatTheRuleAllows() {
        for (var visibility : visibilities()) {
            for (var department : Arrays.asList(null, departments.get(0), departments.get(3))) {
                var filter = TicketFilter.builder().departmentId(department).build();
                var query = new TicketQuery(desk.name(), visibility, filter);
                var allowed = allowed(visibility, department);

                assertEquals(allowed, inAccount(() -> ids(query, "SELECT id FROM ticket WHERE " + query.narrow())));
                for (var order : TicketOrder.values()) {
                    assertEquals(allowed, inAccount(() -> ids(query, union(query, order))));
                }
                assertEquals(
                        (long) allowed.size(),
                        inAccount(() -> new TicketRows(session, query, TicketOrder.NEWEST_FIRST).count()));
            }
        }
    }

    @Test
    void hqlFindsWhatTheRuleAllows() {
        for (var visibility : visibilities()) {
            var hql = visibility.hql("t");
            var where = hql.condition().isEmpty() ? "" : " where " + hql.condition();

            var found = inAccount(() -> {
                var query = session.createSelectionQuery(
                        "select t.id from Ticket t" + where + " order by t.id", Long.class);
                hql.parameters().forEach(query::setParameter);
                return query.getResultList();
            });

            assertEquals(allowed(visibility, null), found);
        }
    }

    private List<TicketVisibility> visibilities() {
        var two = Set.copyOf(departments.subList(0, 2));
        var many = LongStream.range(1_000_000, 1_000_040).boxed().collect(Collectors.toCollection(HashSet::new));
        many.addAll(departments.subList(0, 3));
        return List.of(
                TicketVisibility.toEverything(null),
                TicketVisibility.limitedTo(Set.of(), agent),
                TicketVisibility.limitedTo(two, agent),
                TicketVisibility.limitedTo(many, agent));
    }

    private List<Long> allowed(TicketVisibility visibility, Long department) {
        return rows.stream()
                .filter(row -> department == null || department.equals(row.department()))
                .filter(row -> visibility.allows(row.department(), row.assignee()))
                .map(Row::id)
                .sorted()
                .toList();
    }

    /** Without a DISTINCT: ranges that overlap would find a ticket twice. */
    private static String union(TicketQuery query, TicketOrder order) {
        return query.ranges(order).stream()
                .map(range -> range.sql("id", Integer.toString(TICKETS)))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private List<Long> ids(TicketQuery query, String sql) {
        var ids = NativeQueries.scalar(session, "SELECT id FROM (" + sql + ") AS found ORDER BY id", "id", Long.class);
        query.bind(ids);
        return ids.getResultList();
    }

    private <T> T inAccount(Callable<T> read) {
        return accounts.call(
                Caller.system(desk.name(), "test"),
                () -> QuarkusTransaction.requiringNew().call(read));
    }
}
