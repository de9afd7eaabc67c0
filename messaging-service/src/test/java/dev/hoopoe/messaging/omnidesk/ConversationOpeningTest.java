package dev.hoopoe.messaging.omnidesk;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.messaging.testing.Neighbour.Answer;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** O-15. */
@QuarkusTest
class ConversationOpeningTest extends ConversationTest {

    private static final String TICKETS = "/internal/tickets";

    private final UUID client = UUID.randomUUID();
    private final Set<String> takenIds = new HashSet<>();

    /** ticket-service as its brief says: a ticket as asked for, 409 for the second of a channel and an external id. */
    @BeforeEach
    void letTicketServiceOpenTickets() {
        knownClient(client, 55);
        ticketService.answers(account, "POST", TICKETS, request -> {
            var asked = read(request.body());
            var channel = asked.get("channel_id").textValue();
            var externalId = asked.get("external_id").textValue();
            if (externalId != null && !takenIds.add(channel + " " + externalId)) {
                return new Answer(409, "{\"success\":false,\"data\":{\"error\":\"conflict\"}}");
            }
            var ticket = aTicket().ofClient(client).having("channel_id", channel);
            return created(externalId == null ? ticket : ticket.having("external_id", externalId));
        });
        for (var channel : List.of("web", "telegram", "other")) {
            ticketService.answers(account, "PUT", "/internal/channels/" + channel, 204, "");
        }
    }

    private static Answer created(TicketFixture ticket) {
        return new Answer(200, "{\"sequence\":0,\"snapshot\":%s}".formatted(ticket.snapshot()));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse open(Object body) {
        return asAdministrator().body(body).post(CONVERSATIONS).then();
    }

    private JsonNode asked() {
        var requests = ticketService.requestsTo(TICKETS).stream()
                .filter(request -> account.equals(request.account()))
                .toList();
        return read(requests.get(requests.size() - 1).body());
    }

    @Test
    void conversationIsOpenedByTheWebUnlessSaidOtherwise() {
        var answer = open("{}").statusCode(201);

        answer.body("client_id", is(55))
                .body("channel", is("web"))
                .body("external_chat_id", nullValue())
                .body("active", is(true))
                .body("handled_by_bot", is(true))
                .body("last_message_at", nullValue())
                .body("keySet()", hasSize(9));
        assertEquals(
                "{\"title\":\"Conversation by Web\",\"client_number\":null,\"channel_id\":\"web\",\"external_id\":null}",
                asked().toString());
    }

    @Test
    void conversationIsReadableAtOnceByItsCreator() {
        long id = open(Map.of("client_id", 55, "channel", "telegram", "external_chat_id", "chat-9"))
                .statusCode(201)
                .body("external_chat_id", is("chat-9"))
                .extract()
                .jsonPath()
                .getLong("conversation_id");
        ticketService.down();

        asAdministrator().get(CONVERSATIONS + "/" + id).then().statusCode(200).body("channel", is("telegram"));
        asAdministrator()
                .get(CONVERSATIONS + "?client_id=55&channel=telegram&active=true")
                .then()
                .body("conversation_id", contains(equalTo(id)));
        asAdministrator()
                .body(Map.of("content", "x"))
                .post(CONVERSATIONS + "/" + id + "/messages")
                .then()
                .statusCode(201);
        assertEquals(55, asked().get("client_number").intValue());
    }

    @Test
    void channelIsCreatedAndPushedToTicketServiceOnFirstUse() {
        open(Map.of("channel", "telegram")).statusCode(201);
        open(Map.of("channel", "telegram")).statusCode(201);

        asAdministrator()
                .get("/api/channels/telegram")
                .then()
                .statusCode(200)
                .body("data.name", is("Telegram"))
                .body("data.enabled", is(true));
        var pushes = ticketService.requestsTo("/internal/channels/telegram");
        assertEquals(
                1,
                pushes.stream().filter(push -> account.equals(push.account())).count());
    }

    @Test
    void channelOfTheAccountIsUsedAsItIs() {
        asAdministrator().body(Map.of("id", "web", "name", "Our page")).post("/api/channels");

        open(Map.of("channel", "web")).statusCode(201);

        asAdministrator().get("/api/channels").then().body("data.data.name", contains("Our page"));
    }

    @Test
    void disabledChannelTakesNoConversation() {
        asAdministrator()
                .body(Map.of("id", "web", "name", "Web", "enabled", false))
                .post("/api/channels");

        open("{}").statusCode(400).body("errors.channel", contains("is disabled"));
    }

    @Test
    void otherIsAChannelOfItsOwn() {
        open(Map.of("channel", "other")).statusCode(201).body("channel", is("other"));

        asAdministrator().get("/api/channels").then().body("data.data.id", hasItem("other"));
    }

    @Test
    void externalIdNamesOneConversationOfAChannel() {
        open(Map.of("channel", "telegram", "external_chat_id", "7")).statusCode(201);

        open(Map.of("channel", "telegram", "external_chat_id", "7"))
                .statusCode(400)
                .body("detail", is("Bad Request"))
                .body("errors.external_chat_id", hasSize(1));
        open(Map.of("channel", "web", "external_chat_id", "7")).statusCode(201);
    }

    @Test
    void agentOpensOneEvenWhereItWillNotSeeIt() {
        var agent = known(anAgentOf(3L));

        as(agent).body("{}").post(CONVERSATIONS).then().statusCode(201).body("channel", is("web"));
    }

    @Test
    void invalidFieldsAreNamed() {
        assertRefused("{\"client_id\":0}", "client_id");
        assertRefused("{\"client_id\":-5}", "client_id");
        assertRefused("{\"client_id\":\"55\"}", "client_id");
        assertRefused("{\"client_id\":1.5}", "client_id");
        assertRefused("{\"client_id\":99999999999999999999}", "client_id");
        assertRefused("{\"channel\":\"fax\"}", "channel");
        assertRefused("{\"channel\":\"\"}", "channel");
        assertRefused("{\"channel\":1}", "channel");
        assertRefused("{\"external_chat_id\":\"" + "x".repeat(129) + "\"}", "external_chat_id");
        assertRefused("{\"external_chat_id\":\"a\\u0000b\"}", "external_chat_id");
        for (var body : List.of("", "null", "[]", "{", "7")) {
            assertRefused(body, "body");
        }
        assertEquals(
                0,
                ticketService.requestsTo(TICKETS).stream()
                        .filter(request -> account.equals(request.account()))
                        .count());
    }

    private void assertRefused(String body, String field) {
        open(body).statusCode(400).body("detail", is("Bad Request")).body("errors", hasKey(field));
    }

    @Test
    void ticketServiceThatIsDownOpensNothing() {
        ticketService.down();

        open("{}").statusCode(503).body("$", is(Map.of("detail", "Service Unavailable")));
        asAdministrator().get(CONVERSATIONS).then().statusCode(200).body("$", hasSize(0));
    }
}
