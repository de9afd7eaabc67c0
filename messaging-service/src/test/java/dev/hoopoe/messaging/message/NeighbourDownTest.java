package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.Neighbour;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Neighbours that are down, slow or failing: 503 in the envelope, and nothing half done. */
@QuarkusTest
class NeighbourDownTest extends MessagingTest {

    private Response writeAsClient(TicketFixture ticket) {
        return anonymous()
                .body(Map.of("secret", ticket.secret(), "message", "x"))
                .post("/api/tickets/" + ticket.id() + "/messages");
    }

    private Response reply(TicketFixture ticket) {
        return asAdministrator().body(Map.of("message", "x")).post("/api/agent/tickets/" + ticket.id() + "/reply");
    }

    private static void assertUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("success", equalTo(false))
                .body("data.error", equalTo("internal_error"));
    }

    private void assertHasNoMessages(TicketFixture ticket) {
        asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .statusCode(200)
                .body("data.total", equalTo(0));
    }

    @Test
    void unknownTicketIsUnavailableWhileTicketServiceIsDown() {
        var ticket = known(aTicket());
        ticketService.down();

        assertUnavailable(reply(ticket));
        assertUnavailable(writeAsClient(ticket));
        assertUnavailable(asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages"));
        assertUnavailable(asAdministrator().get("/api/messages?ticket_id=" + ticket.id()));

        ticketService.up();
        assertHasNoMessages(ticket);
    }

    @Test
    void knownTicketNeedsNoTicketService() {
        var ticket = known(aTicket());
        reply(ticket).then().statusCode(200);
        ticketService.down();

        reply(ticket).then().statusCode(200);
        asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .statusCode(200)
                .body("data.total", equalTo(2));
    }

    /** One kept to a process that has been replaced since would fail the next call. */
    @Test
    void everyCallHasAConnectionOfItsOwn() {
        var ticket = known(aTicket());
        for (var call = 0; call < 3; call++) {
            writeAsClient(ticket).then().statusCode(201);
        }

        var ports = ticketService.requestsTo("/internal/tickets/" + ticket.id() + "/secret").stream()
                .map(Neighbour.Request::port)
                .distinct();
        assertEquals(3, ports.count());
    }

    @Test
    void slowTicketServiceIsGivenUp() {
        var ticket = known(aTicket());
        ticketService.slow();

        var answer = writeAsClient(ticket);

        assertUnavailable(answer);
        ticketService.up();
        assertHasNoMessages(ticket);
    }

    @Test
    void failingTicketServiceIsUnavailable() {
        var ticket = known(aTicket());
        ticketService.answers(account, "GET", "/internal/tickets/" + ticket.id(), 500, "{}");
        ticketService.answers(account, "POST", "/internal/tickets/" + ticket.id() + "/secret", 500, "{}");

        assertUnavailable(reply(ticket));
        assertUnavailable(writeAsClient(ticket));
    }

    @Test
    void unknownAgentIsUnavailableWhileDirectoryServiceIsDown() {
        var agent = known(anAgentOf(3L));
        directoryService.down();

        assertUnavailable(as(agent).get("/api/messages"));

        directoryService.up();
        as(agent).get("/api/messages").then().statusCode(200);
    }

    @Test
    void anotherAuthorIsUnavailableWhileDirectoryServiceIsDown() {
        var ticket = known(aTicket());
        var user = known(anAgentOf());
        var client = knownClient();
        directoryService.down();

        assertUnavailable(asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x", "user_id", user.id()))
                .post("/api/messages"));
        assertUnavailable(asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x", "client_id", client))
                .post("/api/messages"));

        assertHasNoMessages(ticket);
    }
}
