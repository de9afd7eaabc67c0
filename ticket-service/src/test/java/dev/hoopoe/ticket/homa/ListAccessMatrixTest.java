package dev.hoopoe.ticket.homa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use the lists and tags, and delete (contract Homa, section 3). */
@QuarkusTest
class ListAccessMatrixTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    /** A call that succeeds with a status for an administrator, and the status that an agent gets. */
    record Operation(String method, String path, Map<String, ?> body, int administrator, int agent) {

        int statusFor(RequestSpecification caller) {
            var request = body == null ? caller : caller.body(body);
            return request.request(method, path).statusCode();
        }
    }

    static Stream<Operation> operations() {
        var name = Map.of("name", "vip");
        return Stream.of(
                new Operation("GET", "/api/tickets", null, 200, 200),
                new Operation("GET", "/api/agent/tickets", null, 200, 200),
                new Operation("GET", "/api/agent/tickets/unread", null, 200, 200),
                new Operation("GET", "/api/agent/tickets/unread/count", null, 200, 200),
                new Operation("DELETE", "/api/tickets/9223372036854775807", null, 404, 403),
                new Operation("GET", "/api/tags", null, 200, 200),
                new Operation("GET", "/api/tags/9223372036854775807", null, 404, 404),
                new Operation("POST", "/api/tags", name, 201, 403),
                new Operation("POST", "/api/agent/tags", name, 201, 201),
                new Operation("PUT", "/api/tags/9223372036854775807", name, 404, 403),
                new Operation("DELETE", "/api/tags/9223372036854775807", null, 404, 403));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void staffMayWhatTheirRoleAllows(Operation operation) {
        assertEquals(operation.agent(), operation.statusFor(desk.as(desk.agentOfAllDepartments())));
        desk = TicketFixture.account();
        assertEquals(operation.administrator(), operation.statusFor(desk.as(desk.administrator())));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void clientsAndServicesAreRefused(Operation operation) {
        var client = TestTokens.client(desk.name(), desk.clientId());

        assertEquals(403, operation.statusFor(desk.withToken(client)));
        assertEquals(403, operation.statusFor(desk.service()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void callerWithoutAValidTokenIsUnauthorized(Operation operation) {
        var expired = TestTokens.signed(claims -> {
            claims.setSubject(desk.administrator().id().toString());
            claims.setStringClaim("account", desk.name());
            claims.setExpirationTimeMinutesInTheFuture(-1);
        });

        assertEquals(401, operation.statusFor(desk.anonymous()));
        assertEquals(401, operation.statusFor(desk.withToken("nonsense")));
        assertEquals(401, operation.statusFor(desk.withToken(expired)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tokenOfAnAdministratorWhoIsAnAgentNowGrantsWhatTheAgentMay(Operation operation) {
        var demoted = UUID.randomUUID();
        desk.directory().user(demoted, Roles.AGENT, false, true, Set.of());
        var expected = operation.path().equals("/api/tags") && operation.body() != null ? 201 : operation.agent();

        assertEquals(expected, operation.statusFor(desk.withToken(TestTokens.administrator(desk.name(), demoted))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void administratorWhoIsInactiveIsUnauthorized(Operation operation) {
        var inactive = UUID.randomUUID();
        desk.directory().user(inactive, Roles.ADMINISTRATOR, false, false, Set.of());

        assertEquals(401, operation.statusFor(desk.withToken(TestTokens.administrator(desk.name(), inactive))));
    }
}
