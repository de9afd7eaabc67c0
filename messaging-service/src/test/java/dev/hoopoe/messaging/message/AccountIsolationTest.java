package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two accounts, every endpoint: neither sees nor touches what is the other's. */
@QuarkusTest
class AccountIsolationTest extends MessagingTest {

    private final String stranger = "acc-" + UUID.randomUUID();
    private TicketFixture ticket;
    private int message;

    @BeforeEach
    void writeAMessage() {
        ticket = known(aTicket());
        message = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "ours"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        asAdministrator()
                .body(Map.of("name", "Ours"))
                .post("/api/channels")
                .then()
                .statusCode(201);
    }

    @Test
    void messagesAreHidden() {
        asAdministratorOf(stranger).get("/api/messages/" + message).then().statusCode(404);
        asAdministratorOf(stranger).get("/api/messages").then().body("data.total", equalTo(0));
        asAdministratorOf(stranger)
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.total", equalTo(0));
    }

    @Test
    void otherAccountsCannotWriteOnTickets() {
        asAdministratorOf(stranger)
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages")
                .then()
                .statusCode(404);
        asAdministratorOf(stranger)
                .body(Map.of("message", "x"))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(404);
        // As a wrong secret is answered: strangers are not told which tickets exist.
        anonymousAt(stranger)
                .body(Map.of("secret", ticket.secret(), "message", "x"))
                .post("/api/tickets/" + ticket.id() + "/messages")
                .then()
                .statusCode(401);
        anonymousAt(stranger)
                .body(Map.of("message", "x"))
                .put("/api/tickets/" + ticket.id() + "/" + ticket.secret() + "/message")
                .then()
                .statusCode(401);
    }

    @Test
    void channelsAreEachAccountsOwn() {
        asAdministratorOf(stranger).get("/api/channels/ours").then().statusCode(404);
        asAdministratorOf(stranger).get("/api/channels").then().body("data.total", equalTo(0));

        asAdministratorOf(stranger)
                .body(Map.of("id", "ours", "name", "Theirs"))
                .post("/api/channels")
                .then()
                .statusCode(201);

        asAdministrator().get("/api/channels").then().body("data.data.name", contains("Ours"));
        asAdministratorOf(stranger).get("/api/channels/ours").then().body("data.name", equalTo("Theirs"));
    }

    @Test
    void accountOfATokenStandsAboveTheHeader() {
        asAdministratorOf(stranger)
                .header("X-Hoopoe-Account", account)
                .get("/api/messages/" + message)
                .then()
                .statusCode(404);
    }
}
