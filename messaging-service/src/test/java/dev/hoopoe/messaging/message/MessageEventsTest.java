package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Topics;
import dev.hoopoe.messaging.testing.Topics.Seen;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The events of messages. */
@QuarkusTest
class MessageEventsTest extends MessagingTest {

    private static final String TOPIC = "message.events.v1";

    private static final Set<String> FIELDS = Set.of(
            "id",
            "uid",
            "ticket_id",
            "user_id",
            "client_id",
            "body",
            "is_system_message",
            "origin",
            "is_note",
            "external_id",
            "private",
            "attachments",
            "created_at");

    private static Set<String> fieldsOf(JsonNode snapshot) {
        var names = new HashSet<String>();
        snapshot.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<Seen> eventsOf(TicketFixture ticket, int expected) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on(TOPIC, Long.toString(ticket.id())), events -> events.size() >= expected);
    }

    @Test
    void replyIsPublished() {
        var agent = known(anAgentOf(3L));
        var ticket = known(aTicket().inDepartment(3));

        int id = as(agent)
                .body(Map.of("message", "Done"))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(200)
                .extract()
                .path("data.data.id");

        var event = eventsOf(ticket, 1).get(0);
        assertEquals("dev.hoopoe.message.created.v1", event.header("ce_type"));
        assertEquals("/hoopoe/messaging-service", event.header("ce_source"));
        assertEquals(Long.toString(ticket.id()), event.header("ce_subject"));
        assertEquals(account, event.header("ce_accountid"));
        assertEquals(Integer.toString(id), event.header("ce_sequence"));
        var snapshot = event.body().path("snapshot");
        assertEquals(FIELDS, fieldsOf(snapshot));
        assertEquals(id, snapshot.path("id").asInt());
        assertEquals(ticket.id(), snapshot.path("ticket_id").asLong());
        assertEquals(agent.id().toString(), snapshot.path("user_id").asText());
        assertTrue(snapshot.path("client_id").isNull());
        assertEquals("Done", snapshot.path("body").asText());
        assertFalse(snapshot.path("is_system_message").asBoolean());
        assertEquals("reply", snapshot.path("origin").asText());
        assertFalse(snapshot.path("is_note").asBoolean());
        assertTrue(snapshot.path("external_id").isNull());
        assertFalse(snapshot.path("private").asBoolean());
        assertEquals("agent", event.body().at("/actor/type").asText());
        assertEquals(agent.id().toString(), event.body().at("/actor/id").asText());
    }

    @Test
    void messageWithTheSecretIsPublishedAsTheClients() {
        var ticket = known(aTicket());

        anonymous()
                .body(Map.of("secret", ticket.secret(), "message", "Still broken"))
                .post("/api/tickets/" + ticket.id() + "/messages")
                .then()
                .statusCode(201);

        var event = eventsOf(ticket, 1).get(0);
        assertEquals("api", event.body().at("/snapshot/origin").asText());
        assertEquals(
                ticket.clientId().toString(),
                event.body().at("/snapshot/client_id").asText());
        assertEquals("anonymous", event.body().at("/actor/type").asText());
        assertFalse(event.body().toString().contains(ticket.secret()));
    }

    @Test
    void refusedMessageIsNotPublished() {
        var ticket = known(aTicket());

        asAdministrator()
                .body(Map.of(
                        "ticket_id",
                        ticket.id(),
                        "body",
                        "x",
                        "user_id",
                        anAgentOf().id()))
                .post("/api/messages")
                .then()
                .statusCode(400);
        asAdministrator().body(Map.of("message", "last")).post("/api/agent/tickets/" + ticket.id() + "/reply");

        var told = eventsOf(ticket, 1).stream()
                .map(event -> event.body().at("/snapshot/body").asText())
                .toList();
        assertEquals(List.of("last"), told);
    }

    @Test
    void concurrentMessagesArePublishedInTheOrderOfTheList() throws Exception {
        var ticket = known(aTicket());
        var writers = Executors.newFixedThreadPool(8);
        var writes = IntStream.range(0, 60)
                .mapToObj(number -> writers.submit(() -> asAdministrator()
                        .body(Map.of("ticket_id", ticket.id(), "body", "message " + number))
                        .post("/api/messages")
                        .then()
                        .statusCode(201)))
                .toList();
        for (var write : writes) {
            write.get();
        }
        writers.shutdown();

        var told = eventsOf(ticket, 60).stream()
                .map(event -> event.body().at("/snapshot/id").asInt())
                .toList();
        List<Integer> listed = asAdministrator()
                .get("/api/messages?limit=100&ticket_id=" + ticket.id())
                .then()
                .extract()
                .path("data.data.id");
        assertEquals(60, Set.copyOf(told).size());
        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(told.stream().sorted(Comparator.reverseOrder()).toList(), listed);
    }
}
