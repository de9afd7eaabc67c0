package dev.hoopoe.messaging;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;

import dev.hoopoe.common.testing.StatementBudgets;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What requests cost here in statements (docs/budgets.md). */
@QuarkusTest
class StatementBudgetTest extends MessagingTest {

    private final StatementBudgets budgets = StatementBudgets.of("messaging-service");

    @Test
    void noOperationExecutesMoreStatementsThanItMay() {
        var ticket = known(aTicket());
        for (var i = 0; i < 20; i++) {
            write(ticket.id());
        }
        var message = write(ticket.id());

        budgets.measure("GET /api/messages/{id}", () -> get("/api/messages/" + message));
        budgets.measure("GET /api/messages?ticket_id", () -> get("/api/messages?limit=20&ticket_id=" + ticket.id()));
        budgets.measure("POST /api/messages", () -> write(ticket.id()));
        budgets.measure(
                "POST /api/agent/tickets/{id}/reply",
                () -> asAdministrator()
                        .body(Map.of("message", "Hello"))
                        .post("/api/agent/tickets/" + ticket.id() + "/reply")
                        .then()
                        .statusCode(200));
        budgets.measure("GET /api/events", () -> get("/api/events?limit=20"));
        budgets.measure("GET /api/channels", () -> get("/api/channels"));
        budgets.measure("GET /omnidesk/api/conversations", () -> get("/omnidesk/api/conversations?limit=20"));
        budgets.check();
    }

    private int write(long ticket) {
        return asAdministrator()
                .body(Map.of("ticket_id", ticket, "body", "Hello"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private void get(String path) {
        asAdministrator().get(path).then().statusCode(200);
    }
}
