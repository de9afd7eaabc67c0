package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOfAllDepartments;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who sees and answers which ticket's messages. */
@QuarkusTest
class MessageAccessTest extends MessagingTest {

    private int messageOn(TicketFixture ticket) {
        return asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private void assertSees(UserFixture user, TicketFixture ticket, int message) {
        as(user).get("/api/messages/" + message).then().statusCode(200);
        as(user).get("/api/messages?ticket_id=" + ticket.id()).then().body("data.total", equalTo(1));
        as(user).get("/api/messages").then().body("data.total", equalTo(1));
        as(user).body(Map.of("message", "Answer"))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(200);
        as(user).body(Map.of("ticket_id", ticket.id(), "body", "Note"))
                .post("/api/messages")
                .then()
                .statusCode(201);
    }

    private void assertDoesNotSee(UserFixture user, TicketFixture ticket, int message) {
        as(user).get("/api/messages/" + message).then().statusCode(404).body("data.error", equalTo("not_found"));
        as(user).get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .statusCode(200)
                .body("data.total", equalTo(0));
        as(user).get("/api/messages").then().statusCode(200).body("data.total", equalTo(0));
        as(user).body(Map.of("message", "Answer"))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(404);
        as(user).body(Map.of("ticket_id", ticket.id(), "body", "Note"))
                .post("/api/messages")
                .then()
                .statusCode(404);
    }

    @Test
    void agentSeesATicketOfItsDepartment() {
        var ticket = known(aTicket().inDepartment(3));
        assertSees(known(anAgentOf(1L, 3L)), ticket, messageOn(ticket));
    }

    @Test
    void agentSeesATicketAssignedToIt() {
        var agent = known(anAgentOf());
        var ticket = known(aTicket().inDepartment(3).assignedTo(agent.id()));
        assertSees(agent, ticket, messageOn(ticket));
    }

    @Test
    void agentOfAllDepartmentsSeesATicketOfNone() {
        var ticket = known(aTicket());
        assertSees(known(anAgentOfAllDepartments()), ticket, messageOn(ticket));
    }

    @Test
    void administratorSeesATicketOfNoDepartment() {
        var ticket = known(aTicket());
        assertSees(administrator, ticket, messageOn(ticket));
    }

    @Test
    void agentDoesNotSeeATicketOfAnotherDepartment() {
        var ticket = known(aTicket().inDepartment(4));
        assertDoesNotSee(known(anAgentOf(3L)), ticket, messageOn(ticket));
    }

    @Test
    void agentDoesNotSeeATicketOfNoDepartment() {
        var ticket = known(aTicket());
        assertDoesNotSee(known(anAgentOf(3L)), ticket, messageOn(ticket));
    }

    @Test
    void agentDoesNotSeeATicketAssignedToAnother() {
        var ticket = known(aTicket().assignedTo(anAgentOf().id()));
        assertDoesNotSee(known(anAgentOf()), ticket, messageOn(ticket));
    }

    @Test
    void listOfAnAgentHoldsExactlyWhatItSees() {
        var agent = known(anAgentOf(3L, 5L));
        var third = messageOn(known(aTicket().inDepartment(3)));
        var fifth = messageOn(known(aTicket().inDepartment(5)));
        var assigned = messageOn(known(aTicket().inDepartment(9).assignedTo(agent.id())));
        messageOn(known(aTicket().inDepartment(9)));
        messageOn(known(aTicket()));

        var answer = as(agent).get("/api/messages");

        answer.then()
                .statusCode(200)
                .body("data.total", equalTo(3))
                .body("data.data.id", containsInAnyOrder(third, fifth, assigned));
    }
}
