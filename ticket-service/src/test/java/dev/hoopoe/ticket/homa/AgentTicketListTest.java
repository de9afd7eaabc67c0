package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract Homa, rows H-18 to H-20. */
@QuarkusTest
class AgentTicketListTest {

    private static final String ALL = "/api/agent/tickets";
    private static final String UNREAD = "/api/agent/tickets/unread";

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void unreadTicketsComeFirstAndThenTheNewest() {
        var first = open("new");
        var second = open("closed");
        var third = open("wait_for_agent");
        var fourth = open("wait_for_user");
        var fifth = open("in_progress");
        var sixth = open("on_hold");

        desk.list(desk.administrator(), ALL)
                .body("data.total", equalTo(6))
                .body("data.data.id", contains(fifth, third, first, sixth, fourth, second))
                .body("data.data[0]", not(hasKey("secret")));
        desk.list(desk.administrator(), ALL + "?page=2&limit=2").body("data.data.id", contains(first, sixth));
    }

    @Test
    void unreadListHoldsTheUnreadNewestFirst() {
        var first = open("new");
        open("resolved");
        var second = open("wait_for_agent");
        var third = open("in_progress");

        desk.list(desk.administrator(), UNREAD)
                .body("data.total", equalTo(3))
                .body("data.page", equalTo(1))
                .body("data.limit", equalTo(20))
                .body("data.data.id", contains(third, second, first));
        desk.list(desk.administrator(), UNREAD + "?page=2&limit=2").body("data.data.id", contains(first));
        desk.list(desk.administrator(), UNREAD + "/count").body("data", equalTo(Map.of("count", 3)));
    }

    @Test
    void answeredTicketIsNoLongerUnread() {
        var ticket = open("new");

        desk.act(desk.administrator(), ticket, "status", Map.of("status", "wait_for_user"));

        desk.list(desk.administrator(), UNREAD).body("data.data", hasSize(0));
        desk.list(desk.administrator(), UNREAD + "/count").body("data.count", equalTo(0));
    }

    @Test
    void agentSeesTheTicketsOfTheDepartmentsAndThoseAssigned() {
        var department = desk.department();
        var agent = desk.agent(department);
        var inDepartment = (int) desk.openIn(department).id();
        var assigned = open("new");
        desk.act(desk.administrator(), assigned, "assign", Map.of("user_id", agent.id()));
        desk.openIn(desk.department());
        open("new");

        assertSeen(agent, assigned, inDepartment);
        assertSeen(desk.agent());
    }

    private void assertSeen(Person agent, Integer... tickets) {
        var count = tickets.length;
        for (var list : new String[] {ALL, UNREAD}) {
            desk.list(agent, list).body("data.total", equalTo(count)).body("data.data.id", equalTo(List.of(tickets)));
        }
        desk.list(agent, UNREAD + "/count").body("data.count", equalTo(count));
    }

    private int open(String status) {
        return (int) desk.open(desk.detailsWith("status", status)).id();
    }
}
