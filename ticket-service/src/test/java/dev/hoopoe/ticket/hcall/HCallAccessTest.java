package dev.hoopoe.ticket.hcall;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use HCall's operations on tickets (contract HCall, section 2). */
@QuarkusTest
class HCallAccessTest {

    private static final Map<String, ?> UNAUTHORIZED = Map.of("message", "Unauthorized", "status", false);
    private static final Map<String, ?> NOT_ALLOWED =
            Map.of("message", "User role not authorized for this endpoint", "status", false);

    private HCallFixture desk;

    @BeforeEach
    void openAccount() {
        desk = new HCallFixture();
    }

    /** An operation, whether HCall's users may call it, and whether it is a GET. */
    record Operation(String act, boolean forUsers, boolean isRead) {

        ValidatableResponse call(HCallFixture desk, String token, String ticket) {
            var values = Map.of(
                    "ticket_id", ticket,
                    "ticket_status", "doing",
                    "ticket_return", "Text",
                    "ticket_name", "Printer",
                    "ticket_explain", "Text");
            return isRead
                    ? desk.get(token, act, act.equals("info") ? Map.of("ticket_id", ticket) : Map.of())
                    : desk.post(token, act, values);
        }
    }

    static Stream<Operation> operations() {
        return Stream.of(
                new Operation("create", true, false),
                new Operation("edit", false, false),
                new Operation("fetch", false, true),
                new Operation("update", false, false),
                new Operation("count", true, true),
                new Operation("info", false, true),
                new Operation("remove", true, false));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everybodyMayWhatTheirRoleAllows(Operation operation) {
        var agent = desk.homa().agentOfAllDepartments();
        desk.homa().directory().clientOfUser(agent.id(), UUID.randomUUID(), "Agent", "agent@example.com");
        var administrator = desk.homa().administrator();
        desk.homa().directory().clientOfUser(administrator.id(), UUID.randomUUID(), "Admin", "admin@example.com");

        operation.call(desk, agent.token(), desk.create("Printer")).statusCode(200);
        operation.call(desk, administrator.token(), desk.create("Printer")).statusCode(200);
        var user = operation.call(desk, desk.user(), desk.create("Printer"));
        if (operation.forUsers()) {
            user.statusCode(200);
        } else {
            user.statusCode(403).body("", equalTo(NOT_ALLOWED));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void agentOfSomeDepartmentsHasNoAccess(Operation operation) {
        var department = desk.homa().department();
        var ticket = desk.idOf(desk.homa().openIn(department).id());

        operation
                .call(desk, desk.homa().agent(department).token(), ticket)
                .statusCode(403)
                .body("", equalTo(NOT_ALLOWED));
        desk.info(ticket).statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tokenOfAnAdministratorWhoIsAnAgentNowGrantsNothing(Operation operation) {
        var demoted = UUID.randomUUID();
        desk.homa().directory().user(demoted, Roles.AGENT, false, true, Set.of());
        var token = TestTokens.administrator(desk.homa().name(), demoted);

        operation.call(desk, token, desk.create("Printer")).statusCode(403).body("", equalTo(NOT_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void serviceHasNoAccess(Operation operation) {
        operation
                .call(desk, TestTokens.service("messaging-service"), desk.create("Printer"))
                .statusCode(403)
                .body("", equalTo(NOT_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void callerWithoutAValidTokenIsUnauthorized(Operation operation) {
        var inactive = UUID.randomUUID();
        desk.homa().directory().user(inactive, Roles.ADMINISTRATOR, false, false, Set.of());

        for (var token :
                new String[] {"nonsense", TestTokens.administrator(desk.homa().name(), inactive)}) {
            operation.call(desk, token, desk.create("Printer")).statusCode(401).body("", equalTo(UNAUTHORIZED));
        }
        assertEquals(
                401,
                desk.homa()
                        .anonymous()
                        .request(operation.isRead() ? "GET" : "POST", "/hcall/api/ticket/" + operation.act())
                        .statusCode());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void userWhoIsGoneIsUnauthorizedOrNotAllowed(Operation operation) {
        var gone = desk.userOf(UUID.randomUUID());

        operation.call(desk, gone, desk.create("Printer")).statusCode(operation.forUsers() ? 401 : 403);
    }

    @Test
    void userWhoIsDeletedIsUnauthorizedFromThenOn() {
        desk.create("Printer");
        try (var events = new TestEvents()) {
            events.publish(Event.of(
                    "client.deleted", desk.john().toString(), desk.homa().name(), 7, Map.of("id", desk.john())));
        }

        Awaitility.await()
                .untilAsserted(() ->
                        desk.get(desk.user(), "count", Map.of()).statusCode(401).body("", equalTo(UNAUTHORIZED)));
    }

    @Test
    void otherPathsAreNoRoute() {
        desk.get(desk.admin(), "nothing", Map.of())
                .statusCode(404)
                .body("", equalTo(Map.of("message", "Route not found", "status", false)));
    }

    @Test
    void userWhomDirectoryNoLongerHasOpensNoTicket() {
        var values = Map.of("ticket_name", "Printer", "ticket_explain", "Text");

        desk.post(desk.admin(), "create", values).statusCode(401).body("", equalTo(UNAUTHORIZED));
    }
}
