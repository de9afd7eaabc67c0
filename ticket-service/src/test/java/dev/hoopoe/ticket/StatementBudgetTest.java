package dev.hoopoe.ticket;

import dev.hoopoe.common.testing.StatementBudgets;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What requests cost here in statements (docs/budgets.md). */
@QuarkusTest
class StatementBudgetTest {

    private static final List<String> STATUSES = List.of("in_progress", "on_hold");

    private final StatementBudgets budgets = StatementBudgets.of("ticket-service");
    private int turn;

    @Test
    void noOperationExecutesMoreStatementsThanItMay() {
        var desk = TicketFixture.account();
        var staff = desk.administrator();
        var ticket = desk.open(desk.detailsWith("message", "It does not print")).id();
        for (var i = 0; i < 20; i++) {
            desk.tag(desk.open(desk.detailsWith("message", "Another")).id(), "printer", "urgent");
        }

        budgets.measure("GET /api/tickets/{id}", () -> desk.get(staff, ticket).statusCode(200));
        budgets.measure("GET /api/tickets", () -> desk.list(staff, "/api/tickets?limit=20"));
        budgets.measure("GET /api/tickets?search", () -> desk.list(staff, "/api/tickets?search=print"));
        budgets.measure("GET /api/agent/tickets", () -> desk.list(staff, "/api/agent/tickets?limit=20"));
        budgets.measure(
                "GET /api/agent/tickets/unread/count", () -> desk.list(staff, "/api/agent/tickets/unread/count"));
        budgets.measure(
                "POST /api/tickets",
                () -> desk.create(desk.detailsWith("message", "It does not print"))
                        .statusCode(201));
        budgets.measure(
                "PUT /api/tickets/{id}",
                () -> desk.update(staff, ticket, Map.of("title", fresh())).statusCode(200));
        budgets.measure(
                "PUT /api/agent/tickets/{id}/status",
                () -> desk.act(staff, ticket, "status", Map.of("status", STATUSES.get(turn++ % 2)))
                        .statusCode(200));
        budgets.measure(
                "PUT /api/agent/tickets/{id}/tags", () -> desk.tag(ticket, turn++ % 2 == 0 ? "printer" : "urgent"));
        budgets.measure("GET /api/tags", () -> desk.list(staff, "/api/tags"));
        budgets.measure("GET /omnidesk/api/tickets", () -> desk.list(staff, "/omnidesk/api/tickets?limit=20"));
        budgets.check();
    }

    private static String fresh() {
        return "Printer " + UUID.randomUUID();
    }
}
