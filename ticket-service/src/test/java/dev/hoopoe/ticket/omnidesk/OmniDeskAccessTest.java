package dev.hoopoe.ticket.omnidesk;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use the dialect at all (contract OmniDesk, section 2 and A1; docs/dialects.md#who-is-who). */
@QuarkusTest
class OmniDeskAccessTest {

    private OmniDeskFixture omnidesk;

    @BeforeEach
    void openAccount() {
        omnidesk = new OmniDeskFixture();
    }

    static Stream<Function<RequestSpecification, Response>> operations() {
        return Stream.of(
                call -> call.get("/omnidesk/api/summary"),
                call -> call.get(OmniDeskFixture.EVENTS),
                call -> call.get(OmniDeskFixture.EVENTS + "/1"),
                call -> call.body(OmniDeskFixture.event()).post(OmniDeskFixture.EVENTS),
                call -> call.get(OmniDeskFixture.TICKETS),
                call -> call.get(OmniDeskFixture.TICKETS + "/1"),
                call -> call.body(OmniDeskFixture.ticket()).post(OmniDeskFixture.TICKETS),
                call -> call.body(Map.of("status", "cerrado")).patch(OmniDeskFixture.TICKETS + "/1/status"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void callerWithoutAValidTokenIsUnauthorized(Function<RequestSpecification, Response> operation) {
        var desk = omnidesk.desk();

        assertUnauthorized(operation.apply(desk.anonymous()));
        assertUnauthorized(operation.apply(desk.withToken("nonsense")));
        assertUnauthorized(operation.apply(desk.withToken(TestTokens.agent(desk.name(), UUID.randomUUID()))));
        assertUnauthorized(operation.apply(desk.as(omnidesk.user(9, "agent", false))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void clientsAndServicesAreForbidden(Function<RequestSpecification, Response> operation) {
        var desk = omnidesk.desk();
        var client = TestTokens.client(desk.name(), desk.clientId());

        operation.apply(desk.withToken(client)).then().statusCode(403).body("", equalTo(Map.of("detail", "Forbidden")));
        assertEquals(403, operation.apply(desk.service()).statusCode());
    }

    private static void assertUnauthorized(Response response) {
        response.then().statusCode(401).body("", equalTo(Map.of("detail", "Unauthorized")));
    }
}
