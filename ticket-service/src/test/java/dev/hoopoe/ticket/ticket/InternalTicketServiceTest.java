package dev.hoopoe.ticket.ticket;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets that neighbours open. */
@QuarkusTest
class InternalTicketServiceTest {

    private static final int AT_ONCE = 8;

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void ticketIsAnsweredAsInItsEventsAndSeenByTheStaff() {
        var ticket = open(55, "chat-1")
                .statusCode(201)
                .body("sequence", equalTo(0))
                .body("snapshot.title", equalTo("Chat"))
                .body("snapshot.channel_id", equalTo("web"))
                .body("snapshot.external_id", equalTo("chat-1"))
                .body("snapshot.status", equalTo("new"))
                .body("snapshot.priority", equalTo("medium"))
                .extract();

        desk.get(desk.administrator(), ticket.<Integer>path("snapshot.id"))
                .statusCode(200)
                .body("data.client_id", equalTo(ticket.path("snapshot.client_id")));
    }

    @Test
    void clientIsTheOneWithThatNumberOrANewOneEachTime() {
        assertEquals(clientOf(open(55, null)), clientOf(open(55, null)));
        assertNotEquals(clientOf(open(null, null)), clientOf(open(null, null)));
    }

    @Test
    void externalIdIsUniquePerChannel() {
        desk.channel("telegram", true);
        open(55, "chat-1").statusCode(201);

        open(56, "chat-1").statusCode(409);
        open("telegram", 55, "chat-1").statusCode(201);
        open(55, "chat-2").statusCode(201);
        var other = TicketFixture.account();
        other.service()
                .body(details("web", 55, "chat-1"))
                .post("/internal/tickets")
                .then()
                .statusCode(201);
    }

    @Test
    void oneOfManyConcurrentCallsWithTheSameExternalIdSucceeds() {
        var statuses =
                Together.times(AT_ONCE, number -> open(55, "chat-1").extract().statusCode());

        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(AT_ONCE - 1, Collections.frequency(statuses, 409));
    }

    @Test
    void channelThatIsUnknownOrDisabledIsRefused() {
        desk.channel("sms", false);

        open("fax", 55, null).statusCode(400).body("data.details", hasKey("channel_id"));
        open("sms", 55, null).statusCode(400).body("data.details", hasKey("channel_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel_id\":\"web\"}",
                "{\"title\":\"Chat\"}",
                "{\"title\":\"Chat\",\"channel_id\":\"web\",\"client_number\":0}",
                "{\"title\":\"Chat\",\"channel_id\":\"web\",\"client_number\":\"x\"}",
                "{\"title\":\"Chat\",\"channel_id\":\"web\",\"external_id\":\"\"}",
                "{"
            })
    void whatDoesNotHoldIsRefused(String body) {
        desk.service().body(body).post("/internal/tickets").then().statusCode(400);
    }

    @Test
    void othersThanServicesAreRefused() {
        desk.as(desk.administrator())
                .body(details("web", 55, null))
                .post("/internal/tickets")
                .then()
                .statusCode(403);
        desk.anonymous()
                .body(details("web", 55, null))
                .post("/internal/tickets")
                .then()
                .statusCode(401);
    }

    private ValidatableResponse open(Integer client, String externalId) {
        return open("web", client, externalId);
    }

    private ValidatableResponse open(String channel, Integer client, String externalId) {
        return desk.service()
                .body(details(channel, client, externalId))
                .post("/internal/tickets")
                .then();
    }

    private static String clientOf(ValidatableResponse opened) {
        return opened.statusCode(201).extract().path("snapshot.client_id");
    }

    private static Map<String, Object> details(String channel, Integer client, String externalId) {
        var details = new HashMap<String, Object>();
        details.put("title", "Chat");
        details.put("client_number", client);
        details.put("channel_id", channel);
        details.put("external_id", externalId);
        return details;
    }
}
