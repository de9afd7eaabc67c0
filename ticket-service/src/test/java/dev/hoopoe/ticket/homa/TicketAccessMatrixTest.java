package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what with a ticket that lies in a department (docs/architecture.md#identity-and-access). */
@QuarkusTest
class TicketAccessMatrixTest {

    private TicketFixture desk;
    private long department;
    private long ticket;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
        department = desk.department();
        ticket = desk.openIn(department).id();
    }

    /** An operation on one ticket, as path and body; no body is a GET. */
    record Operation(String path, Map<String, ?> body) {

        int statusFor(RequestSpecification caller, long ticket) {
            var address = path.replace("{id}", Long.toString(ticket));
            return (body == null ? caller.get(address) : caller.body(body).put(address)).statusCode();
        }
    }

    static Stream<Operation> operations() {
        return Stream.of(
                new Operation("/api/tickets/{id}", null),
                new Operation("/api/tickets/{id}", Map.of("title", "Other")),
                new Operation("/api/agent/tickets/{id}/status", Map.of("status", "in_progress")),
                new Operation("/api/agent/tickets/{id}/department", Map.of("department_id", 987654321)),
                new Operation("/api/agent/tickets/{id}/assign", Map.of("user_id", UUID.randomUUID())),
                new Operation("/api/agent/tickets/{id}/tags", Map.of("tag_names", List.of("vip"))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void administratorAndAgentOfAllDepartmentsSeeTheTicket(Operation operation) {
        assertReached(operation, desk.administrator());
        assertReached(operation, desk.agentOfAllDepartments());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void agentOfTheTicketsDepartmentSeesTheTicket(Operation operation) {
        assertReached(operation, desk.agent(department));
        assertReached(operation, desk.agent(desk.department(), department));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void agentWhoIsAssignedSeesTheTicket(Operation operation) {
        var agent = desk.agent(desk.department());
        desk.act(desk.administrator(), ticket, "assign", Map.of("user_id", agent.id()))
                .statusCode(200);

        assertReached(operation, agent);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void agentOfAnotherDepartmentDoesNotSeeTheTicket(Operation operation) {
        assertEquals(404, operation.statusFor(desk.as(desk.agent()), ticket));
        assertEquals(404, operation.statusFor(desk.as(desk.agent(desk.department())), ticket));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void agentDoesNotFindTicketWithoutDepartment(Operation operation) {
        assertEquals(
                404,
                operation.statusFor(desk.as(desk.agent(department)), desk.open().id()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void administratorOfAnotherAccountDoesNotSeeTheTicket(Operation operation) {
        var other = TicketFixture.account();

        assertEquals(404, operation.statusFor(other.as(other.administrator()), ticket));
        assertEquals(404, operation.statusFor(other.as(other.agent(department)), ticket));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void clientsAndServicesAreRefused(Operation operation) {
        var client = TestTokens.client(desk.name(), desk.clientId());

        assertEquals(403, operation.statusFor(desk.withToken(client), ticket));
        assertEquals(403, operation.statusFor(desk.service(), ticket));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void callerWithoutAValidTokenIsUnauthorized(Operation operation) {
        assertEquals(401, operation.statusFor(desk.anonymous(), ticket));
        for (var token : invalidTokens()) {
            assertEquals(401, operation.statusFor(desk.withToken(token), ticket));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void userWhoIsInactiveOrUnknownIsUnauthorized(Operation operation) {
        var inactive = UUID.randomUUID();
        desk.directory().user(inactive, Roles.ADMINISTRATOR, false, false, Set.of());

        assertEquals(401, operation.statusFor(desk.withToken(TestTokens.administrator(desk.name(), inactive)), ticket));
        assertEquals(
                401, operation.statusFor(desk.withToken(TestTokens.agent(desk.name(), UUID.randomUUID())), ticket));
    }

    @Test
    void tokenOfAnAdministratorWhoIsAnAgentNowGrantsWhatTheAgentMay() {
        var demoted = UUID.randomUUID();
        desk.directory().user(demoted, Roles.AGENT, false, true, Set.of(department));
        var person = new Person(demoted, desk.name(), Roles.ADMINISTRATOR);

        desk.get(person, ticket).statusCode(200);
        desk.get(person, desk.open().id()).statusCode(404);
    }

    @Test
    void listShowsWhatTheCallerMaySee() {
        var other = desk.department();
        desk.openIn(other);
        desk.open();
        var assignee = desk.agent();
        desk.act(desk.administrator(), ticket, "assign", Map.of("user_id", assignee.id()));

        assertListed(desk.administrator(), 3);
        assertListed(desk.agentOfAllDepartments(), 3);
        assertListed(desk.agent(department), 1);
        assertListed(desk.agent(department, other), 2);
        assertListed(assignee, 1);
        assertListed(desk.agent(), 0);
    }

    @Test
    void listIsRefusedToOthers() {
        var client = TestTokens.client(desk.name(), desk.clientId());

        assertEquals(401, desk.anonymous().get("/api/tickets").statusCode());
        assertEquals(403, desk.withToken(client).get("/api/tickets").statusCode());
        for (var token : invalidTokens()) {
            assertEquals(401, desk.withToken(token).get("/api/tickets").statusCode());
        }
    }

    @Test
    void creationIsOpenToEveryRoleButNotToAnInvalidToken() {
        var client = TestTokens.client(desk.name(), desk.clientId());

        for (var token : List.of(desk.administrator().token(), desk.agent().token(), client)) {
            desk.withToken(token)
                    .body(desk.details())
                    .post("/api/tickets")
                    .then()
                    .statusCode(201);
        }
        for (var token : invalidTokens()) {
            desk.withToken(token)
                    .body(desk.details())
                    .post("/api/tickets")
                    .then()
                    .statusCode(401);
        }
    }

    private void assertReached(Operation operation, Person person) {
        // A target that does not exist is refused with 400 only where the ticket itself is seen.
        var expected =
                operation.path().endsWith("department") || operation.path().endsWith("assign") ? 400 : 200;
        assertEquals(expected, operation.statusFor(desk.as(person), ticket));
    }

    private void assertListed(Person person, int total) {
        desk.as(person).get("/api/tickets").then().statusCode(200).body("data.total", equalTo(total));
    }

    /** Expired, of another issuer, with a signature that is not the issuer's, and no token at all. */
    private List<String> invalidTokens() {
        var valid = desk.administrator().token();
        var forged = valid.substring(0, valid.lastIndexOf('.'))
                + desk.agent().token().substring(valid.lastIndexOf('.'));
        return List.of(staff("hoopoe", -60), staff("another", 60), forged, "nonsense");
    }

    private String staff(String issuer, int secondsToLive) {
        return TestTokens.signed(claims -> {
            claims.setSubject(desk.administrator().id().toString());
            claims.setStringListClaim("groups", List.of(Roles.ADMINISTRATOR));
            claims.setStringClaim("account", desk.name());
            claims.setIssuer(issuer);
            claims.setExpirationTimeMinutesInTheFuture(secondsToLive / 60f);
        });
    }
}
