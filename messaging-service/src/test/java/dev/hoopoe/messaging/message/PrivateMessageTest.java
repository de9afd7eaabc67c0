package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Topics;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that staff write for staff alone (contract Homa, section 5.6). */
@QuarkusTest
class PrivateMessageTest extends MessagingTest {

    private final UserFixture agent = anAgentOf(3L);
    private final TicketFixture ticket = aTicket().inDepartment(3);

    @BeforeEach
    void tellNeighbours() {
        known(agent);
        known(ticket);
    }

    @Test
    void staffWritesAndReadsIt() {
        int id = write(as(agent), "user_id", agent.id(), true)
                .statusCode(201)
                .body("data.private", equalTo(true))
                .body("data.user_id", equalTo(agent.id().toString()))
                .extract()
                .path("data.id");

        as(agent).get("/api/messages/" + id).then().statusCode(200).body("data.private", equalTo(true));
        as(agent)
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.data.id", contains(id))
                .body("data.data.private", contains(true));
        asClient().get("/api/messages/" + id).then().statusCode(403);
        anonymous().get("/api/messages/" + id).then().statusCode(401);
    }

    @Test
    void messageIsForEveryoneUnlessItSaysOtherwise() {
        write(as(agent), "user_id", agent.id(), false).statusCode(201).body("data.private", equalTo(false));
        write(as(agent), "user_id", agent.id(), null).statusCode(201).body("data.private", equalTo(false));
        as(agent)
                .body(Map.of("message", "Done"))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(200)
                .body("data.data.private", equalTo(false));
    }

    @Test
    void systemMessageMayBePrivate() {
        write(asAdministrator(), "is_system_message", true, true)
                .statusCode(201)
                .body("data.is_system_message", equalTo(true))
                .body("data.private", equalTo(true));
    }

    @Test
    void privateMessageOfAClientIsRefused() {
        for (var caller : List.of(as(agent), asAdministrator())) {
            write(caller, "client_id", ticket.clientId(), true)
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"))
                    .body("data.details", hasKey("private"));
        }
        asAdministrator().get("/api/messages?ticket_id=" + ticket.id()).then().body("data.total", equalTo(0));
    }

    @Test
    void messageWithTheSecretIsNeverPrivate() {
        anonymous()
                .body(Map.of("secret", ticket.secret(), "message", "Still broken", "private", true))
                .post("/api/tickets/" + ticket.id() + "/messages")
                .then()
                .statusCode(201)
                .body("data.private", equalTo(false));
    }

    @Test
    void otherValuesAreRefused() {
        for (Object value : List.of("yes", "", 7, List.of(), Map.of())) {
            write(as(agent), "user_id", agent.id(), value).statusCode(400).body("data.details", hasKey("private"));
        }
    }

    @Test
    void itStaysPrivate() {
        int id = write(as(agent), "user_id", agent.id(), true).extract().path("data.id");

        as(agent)
                .body(Map.of("body", "Reworded", "private", false))
                .put("/api/messages/" + id)
                .then()
                .statusCode(200)
                .body("data.body", equalTo("Reworded"))
                .body("data.private", equalTo(true));
    }

    @Test
    void eventsSayThatItIsPrivate() {
        int id = write(as(agent), "user_id", agent.id(), true).extract().path("data.id");
        as(agent).body(Map.of("body", "Reworded")).put("/api/messages/" + id);
        asAdministrator().delete("/api/messages/" + id);

        var told = await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on("message.events.v1", Long.toString(ticket.id())), events -> events.size() == 3);
        for (var event : told) {
            assertTrue(event.body().at("/snapshot/private").asBoolean(), event.header("ce_type"));
            assertEquals("api", event.body().at("/snapshot/origin").asText());
        }
    }

    private ValidatableResponse write(RequestSpecification caller, String field, Object value, Object privateMessage) {
        var body = new HashMap<String, Object>();
        body.put("ticket_id", ticket.id());
        body.put("body", "Check the warranty");
        body.put(field, value);
        body.put("private", privateMessage);
        return caller.body(body).post("/api/messages").then();
    }
}
