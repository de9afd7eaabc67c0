package dev.hoopoe.messaging;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;

import dev.hoopoe.common.testing.QueryPlans;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Decision 0037. */
@QuarkusTest
class QueryPlansTest extends MessagingTest {

    @Inject
    EntityManagerFactory factory;

    @Test
    void requestsReuseTheirPlans() {
        var agent = known(anAgentOf(3L));
        var ticket = known(aTicket().inDepartment(3));
        var message = write(ticket.id());
        asAdministrator()
                .body(Map.of("id", "mail", "name", "Mail"))
                .post("/api/channels")
                .then()
                .statusCode(201);

        new QueryPlans(factory)
                .assertReused(List.of(
                        () -> get(asAdministrator(), "/api/messages"),
                        () -> get(asAdministrator(), "/api/messages?ticket_id=" + ticket.id()),
                        () -> get(as(agent), "/api/messages"),
                        () -> get(as(agent), "/api/messages/" + message),
                        () -> get(asAdministrator(), "/api/channels"),
                        () -> get(asAdministrator(), "/api/channels/mail"),
                        () -> asAdministrator()
                                .body(Map.of("body", "Reworded"))
                                .put("/api/messages/" + message)
                                .then()
                                .statusCode(200),
                        () -> write(ticket.id())));
    }

    private long write(long ticket) {
        return asAdministrator()
                .body(Map.of("ticket_id", ticket, "body", "Hello"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    private static void get(RequestSpecification caller, String path) {
        caller.get(path).then().statusCode(200);
    }
}
