package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplyResourceTest extends MessagingTest {

    @Test
    void replyIsAMessageByTheCaller() {
        var agent = known(anAgentOf(3L));
        var ticket = known(aTicket().inDepartment(3));

        var answer =
                as(agent).body(Map.of("message", "We are on it")).post("/api/agent/tickets/" + ticket.id() + "/reply");

        answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.message", equalTo("Reply sent successfully"))
                .body("data.data.ticket_id", equalTo(ticket.id()))
                .body("data.data.user_id", equalTo(agent.id().toString()))
                .body("data.data.client_id", nullValue())
                .body("data.data.body", equalTo("We are on it"))
                .body("data.data.is_system_message", equalTo(false));
    }

    @Test
    void replyThatIsMeantToBePrivateIsRefused() {
        var path = "/api/agent/tickets/" + known(aTicket()).id() + "/reply";

        asAdministrator()
                .body(Map.of("message", "Do not tell the client", "private", true))
                .post(path)
                .then()
                .statusCode(400)
                .body("data.details.private", startsWith("must be false"));
        asAdministrator()
                .body(Map.of("message", "Tell the client", "private", false))
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void unknownTicketIsNotFound() {
        for (var id : new String[] {"4711", "0", "-1", "99999999999999999999"}) {
            asAdministrator()
                    .body(Map.of("message", "x"))
                    .post("/api/agent/tickets/" + id + "/reply")
                    .then()
                    .statusCode(404)
                    .body("data.error", equalTo("not_found"));
        }
    }

    @Test
    void idThatIsNoNumberIsInvalid() {
        asAdministrator()
                .body(Map.of("message", "x"))
                .post("/api/agent/tickets/abc/reply")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void replySaysSomething() {
        var ticket = known(aTicket());
        var path = "/api/agent/tickets/" + ticket.id() + "/reply";

        asAdministrator()
                .body(Map.of())
                .post(path)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
        for (var text : new String[] {"", "  \t\n "}) {
            asAdministrator()
                    .body(Map.of("message", text))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"));
        }
    }

    @Test
    void staffAloneReplies() {
        var ticket = known(aTicket());
        var path = "/api/agent/tickets/" + ticket.id() + "/reply";

        anonymous().body(Map.of("message", "x")).post(path).then().statusCode(401);
        asClient().body(Map.of("message", "x")).post(path).then().statusCode(403);
    }
}
