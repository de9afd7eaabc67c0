package dev.hoopoe.ticket;

import dev.hoopoe.common.testing.QueryPlans;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decision 0037. */
@QuarkusTest
class QueryPlansTest {

    @Inject
    EntityManagerFactory factory;

    private TicketFixture desk;

    @BeforeEach
    void openDesk() {
        desk = TicketFixture.account();
    }

    @Test
    void requestsReuseTheirPlans() {
        var agent = desk.agent(desk.department());
        var ticket = desk.openIn(desk.department()).id();

        new QueryPlans(factory)
                .assertReused(List.of(
                        () -> desk.list(desk.administrator(), "/api/tickets"),
                        () -> desk.list(desk.administrator(), "/api/tickets?page=2&limit=1"),
                        () -> desk.list(desk.administrator(), "/api/tickets?status=new&search=printer"),
                        () -> desk.list(agent, "/api/agent/tickets"),
                        () -> desk.list(agent, "/api/agent/tickets/unread"),
                        () -> desk.list(agent, "/api/agent/tickets/unread/count"),
                        () -> desk.get(desk.administrator(), ticket).statusCode(200),
                        () -> desk.createTag(desk.administrator(), UUID.randomUUID())
                                .statusCode(201),
                        () -> desk.update(
                                        desk.administrator(),
                                        ticket,
                                        Map.of("title", UUID.randomUUID().toString()))
                                .statusCode(200),
                        desk::open));
    }
}
