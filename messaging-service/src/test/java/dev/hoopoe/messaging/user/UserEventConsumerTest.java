package dev.hoopoe.messaging.user;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent sees follows what directory-service tells of it. */
@QuarkusTest
class UserEventConsumerTest extends MessagingTest {

    private final UserFixture agent = anAgentOf(3L);

    private final AllAccounts database = new AllAccounts();

    @BeforeEach
    void writeOnATicketOfDepartmentFour() {
        var ticket = known(aTicket().inDepartment(4));
        asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages")
                .then()
                .statusCode(201);
    }

    private void tell(String name, long sequence, UserFixture user) {
        TopicWriter.publish(Event.of("user." + name, user.id().toString(), account, sequence, user.snapshot()));
    }

    private void awaitStatus(int status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(agent).get("/api/messages").statusCode() == status);
    }

    private void awaitTotal(int total) {
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            Integer seen = as(agent).get("/api/messages").path("data.total");
            return seen != null && seen == total;
        });
    }

    @Test
    void replicatedAgentIsNotReadFromDirectoryService() {
        directoryService.down();

        tell("created", 0, agent.movedTo(4L));

        awaitTotal(1);
        assertEquals(List.of(), directoryService.requestsTo("/internal/users/" + agent.id()));
    }

    @Test
    void movedAgentSeesTheTicketsOfItsNewDepartment() {
        known(agent);
        as(agent).get("/api/messages").then().statusCode(200).body("data.total", equalTo(0));

        tell("updated", 2, agent.movedTo(4L));
        awaitTotal(1);
        tell("updated", 1, agent.movedTo(3L));
        tell("updated", 3, agent.movedTo(5L));
        awaitTotal(0);
    }

    @Test
    void deactivatedAgentIsUnauthorized() {
        known(agent);
        as(agent).get("/api/messages").then().statusCode(200);

        tell("updated", 1, agent.inactive());

        awaitStatus(401);
    }

    @Test
    void deletedAgentIsUnauthorized() {
        known(agent);
        as(agent).get("/api/messages").then().statusCode(200);
        directoryService.answers(account, "GET", "/internal/users/" + agent.id(), 404, "{}");

        tell("deleted", 1, agent);

        awaitStatus(401);
    }

    /** One agent is asked for at directory-service meanwhile, the other is known by its event alone. */
    @Test
    void emptiedReplicaIsRebuiltWhileRequestsGoOn() throws SQLException {
        var asked = known(anAgentOf(4L));
        tell("created", 0, agent.movedTo(4L));
        awaitTotal(1);

        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM user_replica");
        }

        as(asked).get("/api/messages").then().statusCode(200).body("data.total", equalTo(1));
        awaitTotal(1);
        as(asked).get("/api/messages").then().statusCode(200).body("data.total", equalTo(1));
    }
}
