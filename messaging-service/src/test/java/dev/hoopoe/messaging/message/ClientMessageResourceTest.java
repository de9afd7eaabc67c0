package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientMessageResourceTest extends MessagingTest {

    private static final String WRONG_SECRET = "0".repeat(32);

    private final String key = UUID.randomUUID().toString();

    private Response post(Object id, Map<String, ?> body) {
        return anonymous().body(body).post("/api/tickets/" + id + "/messages");
    }

    private Response put(Object id, String secret, Map<String, ?> body) {
        return anonymous().body(body).put("/api/tickets/" + id + "/" + secret + "/message");
    }

    private void assertIsByTheClient(Response answer, TicketFixture ticket) {
        answer.then()
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.ticket_id", equalTo(ticket.id()))
                .body("data.client_id", equalTo(ticket.clientId().toString()))
                .body("data.user_id", nullValue())
                .body("data.is_system_message", equalTo(false))
                .body("data.body", equalTo("More info"));
    }

    @Test
    void holderOfTheSecretWritesAsTheTicketsClient() {
        var ticket = known(aTicket());
        assertIsByTheClient(post(ticket.id(), Map.of("secret", ticket.secret(), "message", "More info")), ticket);
    }

    @Test
    void repeatedMessageWithAKeyIsWrittenOnce() {
        var ticket = known(aTicket());
        var body = Map.of("secret", ticket.secret(), "message", "More info");
        var first = keyed(ticket, body);
        assertIsByTheClient(first, ticket);

        var second = keyed(ticket, body);

        assertThat(second.asString(), equalTo(first.asString()));
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        keyed(ticket, Map.of("secret", WRONG_SECRET, "message", "More info"))
                .then()
                .statusCode(422);
        asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.data.findAll { it.body == 'More info' }", hasSize(1));
    }

    @Test
    void keyThatAStrangerMayThinkOfIsRefused() {
        var ticket = known(aTicket());

        anonymous()
                .header("Idempotency-Key", "key-of-" + ticket.id())
                .body(Map.of("secret", ticket.secret(), "message", "x"))
                .post("/api/tickets/" + ticket.id() + "/messages")
                .then()
                .statusCode(400)
                .body("data.details.'Idempotency-Key'", containsString("128 random bits"));
    }

    private Response keyed(TicketFixture ticket, Map<String, ?> body) {
        return anonymous().header("Idempotency-Key", key).body(body).post("/api/tickets/" + ticket.id() + "/messages");
    }

    @Test
    void secretMayStandInThePath() {
        var ticket = known(aTicket());
        assertIsByTheClient(put(ticket.id(), ticket.secret(), Map.of("message", "More info")), ticket);
    }

    @Test
    void bearerTokenIsNotNeededNorConsulted() {
        var ticket = known(aTicket());

        var answer = asClient()
                .body(Map.of("secret", ticket.secret(), "message", "More info"))
                .post("/api/tickets/" + ticket.id() + "/messages");

        assertIsByTheClient(answer, ticket);
    }

    @Test
    void absentSecretOrMessageIsMissing() {
        var ticket = known(aTicket());
        var withoutValues = new HashMap<String, String>();
        withoutValues.put("secret", null);
        withoutValues.put("message", null);

        post(ticket.id(), Map.of("message", "x"))
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
        post(ticket.id(), Map.of("secret", ticket.secret()))
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
        post(ticket.id(), withoutValues).then().statusCode(400).body("data.error", equalTo("missing_required"));
        put(ticket.id(), ticket.secret(), Map.of())
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
    }

    @Test
    void secretHas32Characters() {
        var ticket = known(aTicket());

        for (var secret : new String[] {"", ticket.secret().substring(1), ticket.secret() + "0"}) {
            post(ticket.id(), Map.of("secret", secret, "message", "x"))
                    .then()
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"));
        }
        put(ticket.id(), "abc", Map.of("message", "x")).then().statusCode(400);
    }

    @Test
    void messageSaysSomething() {
        var ticket = known(aTicket());

        post(ticket.id(), Map.of("secret", ticket.secret(), "message", " \n "))
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
        put(ticket.id(), ticket.secret(), Map.of("message", "")).then().statusCode(400);
    }

    @Test
    void idThatIsNoNumberIsInvalid() {
        post("abc", Map.of("secret", WRONG_SECRET, "message", "x")).then().statusCode(400);
        put("1.5", WRONG_SECRET, Map.of("message", "x")).then().statusCode(400);
    }

    @Test
    void unknownTicketAndWrongSecretAreAnsweredAlike() {
        var ticket = known(aTicket()).id();
        var body = Map.of("secret", WRONG_SECRET, "message", "x");
        var message = Map.of("message", "x");

        var answer = post(ticket, body).then().statusCode(401).extract().asString();

        post(4711, body).then().statusCode(401).body(equalTo(answer));
        put(4711, WRONG_SECRET, message).then().statusCode(401).body(equalTo(answer));
        put(ticket, WRONG_SECRET, message).then().statusCode(401).body(equalTo(answer));
    }

    @Test
    void numberThatIsNoTicketsIdIsNotFound() {
        post("99999999999999999999", Map.of("secret", WRONG_SECRET, "message", "x"))
                .then()
                .statusCode(404);
    }

    @Test
    void wrongSecretIsUnauthorizedAndWritesNothing() {
        var ticket = known(aTicket());

        post(ticket.id(), Map.of("secret", WRONG_SECRET, "message", "x"))
                .then()
                .statusCode(401)
                .body("data.error", equalTo("unauthorized"));
        put(ticket.id(), WRONG_SECRET, Map.of("message", "x")).then().statusCode(401);

        asAdministrator().get("/api/messages?ticket_id=" + ticket.id()).then().body("data.total", equalTo(0));
    }

    @Test
    void malformedRequestIsRefusedBeforeTicketServiceIsAsked() {
        post(4712, Map.of("secret", "short", "message", "x")).then().statusCode(400);

        assertThat(ticketService.requestsTo("/internal/tickets/4712/secret"), empty());
    }

    @Test
    void secretIsAskedForWithAServiceTokenAndTheAccount() {
        var ticket = known(aTicket());

        post(ticket.id(), Map.of("secret", ticket.secret(), "message", "x"));

        var requests = ticketService.requestsTo("/internal/tickets/" + ticket.id() + "/secret");
        assertThat(requests, hasSize(1));
        assertThat(requests.get(0).account(), equalTo(account));
        assertThat(requests.get(0).authorization(), startsWith("Bearer ey"));
        assertThat(requests.get(0).body(), equalTo("{\"secret\":\"" + ticket.secret() + "\"}"));
    }
}
