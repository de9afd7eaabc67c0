package dev.hoopoe.messaging.netia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract rows N-36 to N-53 between two accounts: what names the one does nothing by sockets of the other, which are sent nothing of it. */
@QuarkusTest
class SocketIsolationTest extends SocketTest {

    private final String stranger = "acc-" + UUID.randomUUID();
    private final UserFixture strangersAdministrator = UserFixture.anAdministrator();
    private String id;

    @BeforeEach
    void startChat() {
        id = chat("Hello");
    }

    private PhoenixClient strangersStaff() {
        return open(with(replicated(stranger, strangersAdministrator), stranger));
    }

    private PhoenixClient strangersPage() {
        return open(Map.of("X-Hoopoe-Account", stranger));
    }

    @Test
    void topicsOfAnotherAccountCannotBeJoined() {
        var staff = strangersStaff();
        var page = strangersPage();

        assertEquals("unauthorized", staff.join(conversation(id)).reply().reason());
        assertEquals(
                "unauthorized",
                staff.join(conversation(id), asCustomer()).reply().reason());
        assertEquals("unauthorized", page.join(conversation(id)).reply().reason());
        assertEquals(
                "unauthorized",
                page.join(conversation(id), asCustomer()).reply().reason());
        assertEquals("Unauthorized", staff.join(notification()).reply().reason());
        assertEquals("Unauthorized", page.join(notification()).reply().reason());
        assertEquals("unauthorized", page.join(room()).reply().reason());
        for (var socket : List.of(staff, page)) {
            socket.settle();
            assertTrue(socket.frames().stream()
                    .allMatch(frame -> frame.path(3).asText().equals("phx_reply")));
        }
    }

    @Test
    void pushesWithoutAJoinDoNothing() {
        var before = texts();
        var sockets = List.of(strangersStaff(), strangersPage(), page());

        for (var socket : sockets) {
            for (var topic : List.of(conversation(id), notification())) {
                for (var event : List.of("shout", "typing", "messages:seen", "read", "ping", "phx_leave_all")) {
                    socket.sendText(
                            "[null,\"pushed\",\"%s\",\"%s\",{\"body\":\"x\",\"typing\":true,\"conversation_id\":\"%s\"}]"
                                    .formatted(topic, event, id));
                }
            }
            socket.settle();
            assertEquals(
                    12,
                    socket.frames().stream()
                            .filter(frame ->
                                    frame.at("/4/response/reason").asText().equals("unmatched topic"))
                            .count());
        }
        assertEquals(before, texts());
    }

    @Test
    void pushesOfStaffReachNoConversationOfAnotherAccount() {
        var before = texts();
        var staff = strangersStaff().join("notification:" + stranger);
        assertTrue(staff.reply().ok());

        for (var event : List.of("shout", "read", "typing")) {
            var reply = staff.push(event, """
                    {"conversation_id":"%s","account_id":"%s","customer_id":"%s","body":"x","typing":true}""".formatted(id, account, visitor));
            assertEquals("Conversation not found", reply.reason(), event);
        }
        assertEquals(before, texts());
        asAdministrator().get(CONVERSATIONS + "/" + id).then().body("data.read", org.hamcrest.Matchers.is(false));
    }

    @Test
    void nothingThatHappensInAnAccountIsSentToAnother() {
        var strangers = strangersStaff();
        assertTrue(strangers.join("notification:" + stranger).reply().ok());
        assertTrue(strangers.join("room:" + stranger).reply().ok());
        var strangersPage = strangersPage();
        assertTrue(strangersPage.join("room:" + stranger).reply().ok());
        assertTrue(strangersPage.join("conversation:lobby").reply().ok());

        var another = happenAllKinds();

        for (var socket : List.of(strangers, strangersPage)) {
            socket.settle();
            var sent = socket.frames().toString();
            for (var own : List.of(
                    account, id, another, visitor.toString(), administrator.id().toString(), "Good morning")) {
                assertTrue(!sent.contains(own), sent);
            }
        }
    }

    /** Each broadcast of N-48 to N-53, as the account's own sockets are sent them; the id of a new conversation. */
    private String happenAllKinds() {
        var staff = socketOf(administrator).join(notification());
        var room = page().join(room());
        var lobby = page().join("conversation:lobby:" + visitor);
        var page = page().join(conversation(id), asCustomer());
        var second = socketOf(administrator);
        second.join(notification());
        var another = createdTicket();

        assertTrue(page.push("shout", "{\"body\":\"More\"}").ok());
        assertTrue(page.push("typing", "{\"typing\":true}").ok());
        answer(id, Map.of("body", "Good morning", "private", true)).statusCode(201);
        assertTrue(
                staff.push("read", "{\"conversation_id\":\"%s\"}".formatted(id)).ok());

        staff.await(
                "conversation:created", created -> created.path("id").asText().equals(another));
        lobby.await(
                "conversation:created", created -> created.path("id").asText().equals(another));
        staff.await("shout", shout -> shout.path("body").asText().equals("Good morning"));
        staff.await("typing");
        staff.await("conversation:updated");
        page.await("conversation:updated");
        staff.await("presence_state", state -> state.has("customer:" + visitor));
        staff.await("presence_diff", diff -> diff.path("joins").has("customer:" + visitor));
        page.await("presence_state");
        room.await("presence_diff", diff -> diff.path("joins").has("user:7"));
        second.close();
        room.await("presence_diff", diff -> diff.path("leaves").has("user:7"));
        assertTrue(page.all("shout").stream()
                .noneMatch(shout -> shout.path("body").asText().equals("Good morning")));
        assertTrue(lobby.all("shout").isEmpty());
        return another;
    }

    /** The conversation of a ticket of the visitor, as ticket-service publishes it. */
    private String createdTicket() {
        var ticket = NetiaConversations.open(TicketFixture.aTicket()
                .ofClient(visitor)
                .having("uid", UUID.randomUUID().toString())
                .having("channel_id", "chat"));
        stored(ticket);
        TopicWriter.publish(
                Event.of("ticket.created", Long.toString(ticket.id()), account, ticket.version(), ticket.snapshot()));
        return uidOf(ticket).toString();
    }

    private List<String> texts() {
        return asAdministrator()
                .get(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("data.messages.body");
    }
}
