package dev.hoopoe.messaging.omnidesk;

import static dev.hoopoe.messaging.testing.TicketFixture.CREATED_AT;
import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.messaging.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** O-12, and what a conversation shows of its ticket. */
@QuarkusTest
class OmniDeskConversationResourceTest extends ConversationTest {

    private final AllAccounts database = new AllAccounts();

    @Test
    void conversationIsTheTicketAsItsMessagesShowIt() {
        var client = knownClient(UUID.randomUUID(), 55);
        var ticket = known(
                aTicket().ofClient(client).having("channel_id", "telegram").having("external_id", "chat 7"));

        var answer = asAdministrator().get(pathOf(ticket)).then().statusCode(200);

        var shown = new HashMap<String, Object>();
        shown.put("conversation_id", ticket.id());
        shown.put("client_id", 55);
        shown.put("channel", "telegram");
        shown.put("external_chat_id", "chat 7");
        shown.put("active", true);
        shown.put("handled_by_bot", true);
        shown.put("created_at", "2026-02-03T04:05:06Z");
        shown.put("updated_at", "2026-02-03T04:05:06Z");
        shown.put("last_message_at", null);
        answer.body("$", is(shown));
    }

    @Test
    void messageChangesWhenItWasLastWrittenOnAndUpdated() {
        var ticket = writtenOn(aTicket());

        var message = asAdministrator().get(messagesOf(ticket)).<String>path("[0].created_at");

        asAdministrator()
                .get(pathOf(ticket))
                .then()
                .body("last_message_at", is(message))
                .body("updated_at", is(message))
                .body("created_at", is(CREATED_AT.replace(".789", "")))
                .body("last_message_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void privateMessageCountsAsTheLastMessage() {
        var ticket = heardOf(aTicket().openedWith("It does not print"));

        var written = post(asAdministrator(), ticket, Map.of("content", "Check the warranty", "private", true))
                .statusCode(201)
                .extract()
                .<String>path("created_at");

        asAdministrator().get(pathOf(ticket)).then().body("last_message_at", is(written));
    }

    @Test
    void firstTextCountsAsTheLastMessageUntilThereIsAnother() {
        var ticket = known(aTicket().openedWith("It does not print"));

        asAdministrator().get(pathOf(ticket)).then().body("last_message_at", is("2026-02-03T04:05:06Z"));
    }

    @Test
    void updatedTicketKeepsTheTimeOfItsLastMessage() throws SQLException {
        var ticket = writtenOn(aTicket());
        var before = asAdministrator().get(pathOf(ticket)).<String>path("last_message_at");

        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM ticket_replica WHERE account_id = ?")) {
            delete.setString(1, account);
            delete.executeUpdate();
        }

        assertNotNull(before);
        assertEquals(before, asAdministrator().get(pathOf(ticket)).path("last_message_at"));
    }

    @Test
    void channelUnknownToOmniDeskIsOther() {
        var ticket = known(aTicket().having("channel_id", "fax").having("status", "closed"));

        asAdministrator()
                .get(pathOf(ticket))
                .then()
                .statusCode(200)
                .body("channel", is("other"))
                .body("active", is(false))
                .body("external_chat_id", nullValue());
    }

    @Test
    void deletedClientHasNoNumber() {
        var ticket = known(aTicket());

        asAdministrator().get(pathOf(ticket)).then().statusCode(200).body("client_id", nullValue());
    }

    @Test
    void invisibleTicketIsNotFound() {
        var elsewhere = known(aTicket().inDepartment(4));
        var another = known("another-account", aTicket());
        var agent = known(anAgentOf(3L));

        for (var path : List.of(pathOf(elsewhere), messagesOf(elsewhere))) {
            as(agent).get(path).then().statusCode(404).body("$", is(Map.of("detail", "Not Found")));
        }
        post(as(agent), elsewhere, Map.of("content", "x")).statusCode(404);
        asAdministrator().get(pathOf(another)).then().statusCode(404);
        asAdministrator().get(messagesOf(another)).then().statusCode(404);
        post(asAdministrator(), another, Map.of("content", "x")).statusCode(404);
        asAdministrator().get(messagesOf(elsewhere)).then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void unknownOrImpossibleIdIsNotFoundAndNoNumberIsRefused() {
        for (var id : List.of("4711", "0", "-1", "99999999999999999999")) {
            for (var path : List.of("/" + id, "/" + id + "/messages")) {
                asAdministrator()
                        .get(CONVERSATIONS + path)
                        .then()
                        .statusCode(404)
                        .body("$", is(Map.of("detail", "Not Found")));
            }
            asAdministrator()
                    .body(Map.of("content", "x"))
                    .post(CONVERSATIONS + "/" + id + "/messages")
                    .then()
                    .statusCode(404);
        }
        asAdministrator().get(CONVERSATIONS + "/abc").then().statusCode(400).body("errors.id", hasSize(1));
    }

    @Test
    void staffAloneReadsAndWrites() {
        var ticket = known(aTicket());

        for (var path : List.of(pathOf(ticket), messagesOf(ticket))) {
            anonymous().get(path).then().statusCode(401).body("$", is(Map.of("detail", "Unauthorized")));
            asClient().get(path).then().statusCode(403).body("$", is(Map.of("detail", "Forbidden")));
        }
        for (var path : List.of(CONVERSATIONS, messagesOf(ticket))) {
            anonymous().body(Map.of("content", "x")).post(path).then().statusCode(401);
            asClient().body(Map.of("content", "x")).post(path).then().statusCode(403);
        }
    }

    @Test
    void conversationThatManyAskForBeforeItsEventCameIsShownToAllOfThem() {
        for (var round = 0; round < 50; round++) {
            var ticket = known(aTicket().ofClient(knownClient()));

            var statuses = Together.statuses(
                    8, caller -> asAdministrator().get(pathOf(ticket)).statusCode());

            assertEquals(Map.of(200, 8L), statuses);
        }
    }
}
