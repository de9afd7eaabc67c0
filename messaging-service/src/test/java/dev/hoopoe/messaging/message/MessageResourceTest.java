package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageResourceTest extends MessagingTest {

    private static final String MILLISECONDS_UTC = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    private long write(RequestSpecification caller, Map<String, ?> body) {
        return caller.body(body)
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    @Test
    void messageWithoutAuthorIsASystemMessage() {
        var ticket = known(aTicket());

        var answer = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Ticket merged"))
                .post("/api/messages");

        answer.then()
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.ticket_id", equalTo(ticket.id()))
                .body("data.user_id", nullValue())
                .body("data.client_id", nullValue())
                .body("data.body", equalTo("Ticket merged"))
                .body("data.is_system_message", equalTo(true))
                .body("data.created_at", matchesPattern(MILLISECONDS_UTC))
                .body("data.keySet().size()", equalTo(9));
    }

    @Test
    void administratorWritesAsItself() {
        var ticket = known(aTicket());

        var answer = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Hello", "user_id", administrator.id()))
                .post("/api/messages");

        answer.then()
                .statusCode(201)
                .body("data.user_id", equalTo(administrator.id().toString()))
                .body("data.is_system_message", equalTo(false));
    }

    @Test
    void administratorWritesInAnotherUsersName() {
        var ticket = known(aTicket());
        var other = known(anAgentOf());

        var answer = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Hello", "user_id", other.id()))
                .post("/api/messages");

        answer.then().statusCode(201).body("data.user_id", equalTo(other.id().toString()));
    }

    @Test
    void administratorWritesInNoUnknownUsersName() {
        var ticket = known(aTicket());

        var answer = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Hello", "user_id", UUID.randomUUID()))
                .post("/api/messages");

        answer.then().statusCode(400).body("data.error", equalTo("invalid_input"));
    }

    @Test
    void administratorWritesInTheNameOfAnyClientOfTheAccount() {
        var ticket = known(aTicket());
        var client = knownClient();

        var answer = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Hello", "client_id", client))
                .post("/api/messages");

        answer.then()
                .statusCode(201)
                .body("data.client_id", equalTo(client.toString()))
                .body("data.user_id", nullValue());
    }

    @Test
    void administratorWritesInNoUnknownClientsName() {
        var ticket = known(aTicket());

        var answer = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Hello", "client_id", UUID.randomUUID()))
                .post("/api/messages");

        answer.then().statusCode(400).body("data.error", equalTo("invalid_input"));
    }

    @Test
    void agentWritesAsItselfAndAsTheTicketsClient() {
        var agent = known(anAgentOf(3L));
        var ticket = known(aTicket().inDepartment(3));

        var own = write(as(agent), Map.of("ticket_id", ticket.id(), "body", "Mine", "user_id", agent.id()));
        var clients =
                write(as(agent), Map.of("ticket_id", ticket.id(), "body", "Theirs", "client_id", ticket.clientId()));

        as(agent)
                .get("/api/messages/" + own)
                .then()
                .statusCode(200)
                .body("data.user_id", equalTo(agent.id().toString()));
        as(agent)
                .get("/api/messages/" + clients)
                .then()
                .statusCode(200)
                .body("data.client_id", equalTo(ticket.clientId().toString()));
    }

    @Test
    void agentMayNotWriteInAnotherUsersName() {
        var agent = known(anAgentOf(3L));
        var colleague = known(anAgentOf(3L));
        var ticket = known(aTicket().inDepartment(3));

        var asColleague = as(agent)
                .body(Map.of("ticket_id", ticket.id(), "body", "x", "user_id", colleague.id()))
                .post("/api/messages");
        var asOtherClient = as(agent)
                .body(Map.of("ticket_id", ticket.id(), "body", "x", "client_id", knownClient()))
                .post("/api/messages");

        asColleague.then().statusCode(403).body("data.error", equalTo("forbidden"));
        asOtherClient.then().statusCode(403).body("data.error", equalTo("forbidden"));
    }

    @Test
    void messageHasOneAuthorAtMost() {
        var ticket = known(aTicket());

        var both = asAdministrator()
                .body(Map.of(
                        "ticket_id",
                        ticket.id(),
                        "body",
                        "x",
                        "user_id",
                        administrator.id(),
                        "client_id",
                        ticket.clientId()))
                .post("/api/messages");
        var systemWithAuthor = asAdministrator()
                .body(Map.of(
                        "ticket_id",
                        ticket.id(),
                        "body",
                        "x",
                        "user_id",
                        administrator.id(),
                        "is_system_message",
                        true))
                .post("/api/messages");

        both.then().statusCode(400).body("data.error", equalTo("invalid_input"));
        systemWithAuthor.then().statusCode(400).body("data.error", equalTo("invalid_input"));
    }

    @Test
    void unknownTicketIsNotFound() {
        asAdministrator()
                .body(Map.of("ticket_id", 4711, "body", "x"))
                .post("/api/messages")
                .then()
                .statusCode(404)
                .body("data.error", equalTo("not_found"));
    }

    @Test
    void absentFieldsAreNamed() {
        asAdministrator()
                .body(Map.of())
                .post("/api/messages")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details.keySet()", org.hamcrest.Matchers.containsInAnyOrder("ticket_id", "body"));
    }

    @Test
    void listShowsTheNewestFirstPageByPage() {
        var ticket = known(aTicket());
        var first = write(asAdministrator(), Map.of("ticket_id", ticket.id(), "body", "1"));
        var second = write(asAdministrator(), Map.of("ticket_id", ticket.id(), "body", "2"));
        var third = write(asAdministrator(), Map.of("ticket_id", ticket.id(), "body", "3"));

        var firstPage = asAdministrator().get("/api/messages?page=1&limit=2");
        var secondPage = asAdministrator().get("/api/messages?page=2&limit=2");

        firstPage
                .then()
                .statusCode(200)
                .body("data.page", equalTo(1))
                .body("data.limit", equalTo(2))
                .body("data.total", equalTo(3))
                .body("data.data.id", contains((int) third, (int) second));
        secondPage.then().body("data.total", equalTo(3)).body("data.data.id", contains((int) first));
    }

    @Test
    void listOfOneTicketShowsItsMessagesOnly() {
        var ticket = known(aTicket());
        var other = known(aTicket());
        var message = write(asAdministrator(), Map.of("ticket_id", ticket.id(), "body", "here"));
        write(asAdministrator(), Map.of("ticket_id", other.id(), "body", "there"));

        var answer = asAdministrator().get("/api/messages?ticket_id=" + ticket.id());

        answer.then().statusCode(200).body("data.total", equalTo(1)).body("data.data.id", contains((int) message));
    }

    @Test
    void pagesBeyondTheEndAndOddOnesAreHarmless() {
        var ticket = known(aTicket());
        write(asAdministrator(), Map.of("ticket_id", ticket.id(), "body", "x"));

        for (var query : new String[] {"page=2147483647&limit=100", "page=99999999999999999999&limit=-1"}) {
            asAdministrator()
                    .get("/api/messages?" + query)
                    .then()
                    .statusCode(200)
                    .body("data.total", equalTo(1));
        }
        asAdministrator()
                .get("/api/messages?page=abc&limit=0")
                .then()
                .body("data.page", equalTo(1))
                .body("data.limit", equalTo(20))
                .body("data.data", hasSize(1));
    }

    @Test
    void unknownTicketAsFilterFindsNothing() {
        for (var id : new String[] {"4711", "0", "-3", "99999999999999999999"}) {
            asAdministrator()
                    .get("/api/messages?ticket_id=" + id)
                    .then()
                    .statusCode(200)
                    .body("data.total", equalTo(0))
                    .body("data.data", hasSize(0));
        }
        asAdministrator().get("/api/messages?ticket_id=abc").then().statusCode(400);
    }

    @Test
    void unknownMessageIsNotFound() {
        asAdministrator().get("/api/messages/999999999").then().statusCode(404);
        asAdministrator().get("/api/messages/99999999999999999999").then().statusCode(404);
        asAdministrator().get("/api/messages/abc").then().statusCode(400);
    }

    @Test
    void staffAloneReadsAndWritesMessages() {
        var ticket = known(aTicket());
        var body = Map.of("ticket_id", ticket.id(), "body", "x");

        anonymous().get("/api/messages").then().statusCode(401).body("data.error", equalTo("unauthorized"));
        anonymous().get("/api/messages/1").then().statusCode(401);
        anonymous().body(body).post("/api/messages").then().statusCode(401);
        asClient().get("/api/messages").then().statusCode(403).body("data.error", equalTo("forbidden"));
        asClient().get("/api/messages/1").then().statusCode(403);
        asClient().body(body).post("/api/messages").then().statusCode(403);
        with("not-a-token").get("/api/messages").then().statusCode(401);
    }

    @Test
    void deletedOrInactiveUserIsUnauthorized() {
        var inactive = known(UserFixture.anAgentOfAllDepartments().inactive());

        as(inactive).get("/api/messages").then().statusCode(401).body("data.error", equalTo("unauthorized"));
        as(anAgentOf(1L)).get("/api/messages").then().statusCode(401);
    }

    @Test
    void textIsStoredUnchanged() {
        var ticket = known(aTicket());
        var text = " \t Grüße 😀 \u202e\u0001 line\r\nline 漢字 ' \" \\ %s ${x} ";

        var id = write(asAdministrator(), Map.of("ticket_id", ticket.id(), "body", text));

        asAdministrator().get("/api/messages/" + id).then().statusCode(200).body("data.body", equalTo(text));
    }
}
