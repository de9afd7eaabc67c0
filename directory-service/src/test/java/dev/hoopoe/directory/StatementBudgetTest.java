package dev.hoopoe.directory;

import dev.hoopoe.common.testing.StatementBudgets;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What requests cost here in statements (docs/budgets.md). */
@QuarkusTest
class StatementBudgetTest {

    private final StatementBudgets budgets = StatementBudgets.of("directory-service");

    @Test
    void noOperationExecutesMoreStatementsThanItMay() {
        var api = AccountApi.open();
        api.administratorId();
        var department = api.createDepartment("Sales");
        var user = api.createUserId(UserFixture.with(UserFixture.agent(), "department_ids", new long[] {department}));
        var client = api.createClient("Ada");
        for (var i = 0; i < 10; i++) {
            api.createClient("Client " + i);
            api.createUserId(UserFixture.with(UserFixture.agent(), "department_ids", new long[] {department}));
        }

        budgets.measure(
                "GET /auth/profile",
                () -> api.user(user, "agent").get("/auth/profile").then().statusCode(200));
        budgets.measure(
                "GET /api/users/{id}", () -> api.get("/api/users/" + user).statusCode(200));
        budgets.measure("GET /api/users", () -> api.get("/api/users?limit=20").statusCode(200));
        budgets.measure(
                "GET /api/clients/{id}", () -> api.get("/api/clients/" + client).statusCode(200));
        budgets.measure(
                "GET /api/clients", () -> api.get("/api/clients?limit=20").statusCode(200));
        budgets.measure(
                "GET /api/clients?search",
                () -> api.get("/api/clients?search=ada").statusCode(200));
        budgets.measure(
                "GET /api/departments", () -> api.get("/api/departments").statusCode(200));
        budgets.measure(
                "POST /api/clients",
                () -> api.post("/api/clients", Map.of("name", "Grace")).statusCode(201));
        budgets.measure(
                "PUT /api/clients/{id}",
                () -> api.put("/api/clients/" + client, Map.of("name", "Ada " + UUID.randomUUID()))
                        .statusCode(200));
        budgets.check();
    }
}
