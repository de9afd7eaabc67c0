package dev.hoopoe.messaging.client;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients' numbers follow what directory-service tells of them. */
@QuarkusTest
class ClientEventConsumerTest extends MessagingTest {

    private final UUID client = UUID.randomUUID();
    private TicketFixture ticket;

    @BeforeEach
    void knowATicketOfTheClient() {
        ticket = known(aTicket().ofClient(client));
    }

    private void tell(String name, long sequence) {
        var snapshot = JsonNodeFactory.instance.objectNode();
        snapshot.put("id", client.toString()).put("number", 41).put("name", "Ada");
        TopicWriter.publish(Event.of("client." + name, client.toString(), account, sequence, snapshot));
    }

    private Integer number() {
        return asAdministrator()
                .get("/omnidesk/api/conversations/" + ticket.id())
                .path("client_id");
    }

    private List<Object> found() {
        return asAdministrator().get("/omnidesk/api/conversations?client_id=41").path("conversation_id");
    }

    @Test
    void replicatedClientIsNotReadFromDirectoryService() {
        tell("created", 0);
        asAdministrator().get("/api/messages?ticket_id=" + ticket.id()).then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> found().size() == 1);

        assertEquals(41, number());
        assertEquals(List.of(), directoryService.requestsTo("/internal/clients/" + client));
    }

    @Test
    void deletedClientHasNoNumberAnyMore() {
        knownClient(client, 41);
        assertEquals(41, number());
        assertEquals(1, found().size());

        tell("deleted", 1);

        await().atMost(Duration.ofSeconds(20)).until(() -> number() == null);
        assertEquals(List.of(), found());
    }
}
