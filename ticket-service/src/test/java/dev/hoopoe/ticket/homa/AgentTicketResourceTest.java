package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Homa, rows H-21 to H-23. */
@QuarkusTest
class AgentTicketResourceTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void statusIsChangedAndTheTicketAnswered() {
        var ticket = desk.open();

        desk.act(desk.administrator(), ticket.id(), "status", Map.of("status", "closed"))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.message", equalTo("Ticket status updated successfully"))
                .body("data.ticket.id", equalTo((int) ticket.id()))
                .body("data.ticket.status", equalTo("closed"))
                .body("data.ticket.closed_at", notNullValue())
                .body("data.ticket", not(hasKey("secret")));
    }

    @Test
    void sameStatusAgainIsTakenWithoutEffect() {
        var ticket = desk.open();
        var before = desk.get(desk.administrator(), ticket.id()).extract().path("data.updated_at");

        desk.act(desk.administrator(), ticket.id(), "status", Map.of("status", "new"))
                .statusCode(200)
                .body("data.ticket.updated_at", equalTo(before));
    }

    @Test
    void statusThatIsAbsentOrUnknownIsRefused() {
        var ticket = desk.open().id();

        desk.act(desk.administrator(), ticket, "status", Map.of())
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details", hasKey("status"));
        desk.act(desk.administrator(), ticket, "status", Map.of("status", "open"))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void departmentIsChangedAndTheTicketAnswered() {
        var ticket = desk.open();
        var department = desk.department();

        desk.act(desk.administrator(), ticket.id(), "department", Map.of("department_id", department))
                .statusCode(200)
                .body("data.message", equalTo("Ticket department updated successfully"))
                .body("data.ticket.department_id", equalTo((int) department));
    }

    @Test
    void departmentThatIsAbsentOrUnknownIsRefused() {
        var ticket = desk.open().id();

        desk.act(desk.administrator(), ticket, "department", Map.of())
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
        desk.act(desk.administrator(), ticket, "department", Map.of("department_id", 987654321))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void ticketIsAssignedToAUser() {
        var ticket = desk.open();
        var agent = desk.agent();

        desk.act(desk.administrator(), ticket.id(), "assign", Map.of("user_id", agent.id()))
                .statusCode(200)
                .body("data.message", equalTo("Ticket assigned successfully"))
                .body("data.data.ticket_id", equalTo((int) ticket.id()))
                .body("data.data.user_id", equalTo(agent.id().toString()))
                .body("data.data.department_id", nullValue());
    }

    @Test
    void assignmentToADepartmentReplacesTheUserAndLeavesTheTicketsDepartment() {
        var ticket = desk.open();
        var agent = desk.agent();
        var department = desk.department();
        desk.act(desk.administrator(), ticket.id(), "assign", Map.of("user_id", agent.id()));

        desk.act(desk.administrator(), ticket.id(), "assign", Map.of("department_id", department))
                .statusCode(200)
                .body("data.data.user_id", nullValue())
                .body("data.data.department_id", equalTo((int) department));

        desk.get(desk.administrator(), ticket.id()).body("data.department_id", nullValue());
        desk.get(agent, ticket.id()).statusCode(404);
    }

    @Test
    void ticketIsUnassigned() {
        var ticket = desk.open();
        var agent = desk.agent();
        var department = desk.department();
        var both = Map.of("user_id", agent.id(), "department_id", department);
        for (var field : List.of("user_id", "department_id")) {
            desk.act(desk.administrator(), ticket.id(), "assign", both).statusCode(200);
            desk.get(agent, ticket.id()).statusCode(200);

            desk.act(desk.administrator(), ticket.id(), "assign", Collections.singletonMap(field, null))
                    .statusCode(200)
                    .body("data.message", equalTo("Ticket unassigned successfully"))
                    .body("data.data.user_id", nullValue())
                    .body("data.data.department_id", nullValue());
            desk.get(agent, ticket.id()).statusCode(404);
        }
    }

    @Test
    void ticketIsTakenOutOfItsDepartment() {
        var ticket = desk.open();
        var department = desk.department();
        var agent = desk.agent(department);
        desk.act(desk.administrator(), ticket.id(), "department", Map.of("department_id", department));
        desk.get(agent, ticket.id()).statusCode(200);

        desk.act(desk.administrator(), ticket.id(), "department", Collections.singletonMap("department_id", null))
                .statusCode(200)
                .body("data.ticket.department_id", nullValue());
        desk.get(agent, ticket.id()).statusCode(404);
    }

    @Test
    void assignmentToBothStoresBoth() {
        var ticket = desk.open();
        var agent = desk.agent();
        var department = desk.department();

        desk.act(
                        desk.administrator(),
                        ticket.id(),
                        "assign",
                        Map.of("user_id", agent.id(), "department_id", department))
                .statusCode(200)
                .body("data.data.user_id", equalTo(agent.id().toString()))
                .body("data.data.department_id", equalTo((int) department));
    }

    @Test
    void assignmentToNobodyOrToTheUnknownIsRefused() {
        var ticket = desk.open().id();

        desk.act(desk.administrator(), ticket, "assign", Map.of())
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
        desk.act(desk.administrator(), ticket, "assign", Map.of("user_id", "42"))
                .statusCode(400)
                .body("data.details", hasKey("user_id"));
        desk.act(desk.administrator(), ticket, "assign", Map.of("user_id", UUID.randomUUID()))
                .statusCode(400)
                .body("data.details", hasKey("user_id"));
        desk.act(desk.administrator(), ticket, "assign", Map.of("department_id", 987654321))
                .statusCode(400)
                .body("data.details", hasKey("department_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "department", "assign"})
    void unknownTicketIsNotFoundAndBadIdIsRefused(String act) {
        var body = Map.of(
                "status",
                "new",
                "department_id",
                desk.department(),
                "user_id",
                desk.agent().id());

        desk.act(desk.administrator(), Long.MAX_VALUE, act, body).statusCode(404);
        desk.as(desk.administrator())
                .body(body)
                .put("/api/agent/tickets/one/" + act)
                .then()
                .statusCode(400);
    }
}
