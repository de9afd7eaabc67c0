package dev.hoopoe.directory.bootstrap;

import static dev.hoopoe.directory.testing.Registering.registrant;
import static dev.hoopoe.directory.testing.Registering.tryRegister;
import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AccountRows;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.InvitationRows;
import dev.hoopoe.directory.testing.Netia;
import dev.hoopoe.directory.testing.Registering;
import dev.hoopoe.directory.testing.Together;
import dev.hoopoe.directory.testing.UserRows;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row N-01 with an invitation, where registration is closed. */
@QuarkusTest
class InvitedRegistrationTest {

    private static final int CALLERS = 8;
    private static final String REFUSAL = "This invitation is unknown, was used, or has expired";

    private final String email = address("grace");
    private AccountApi api;

    @BeforeEach
    void closeRegistration() {
        api = Netia.open().api();
        QuarkusMock.installMockForType(RegistrationSettings.closed(), RegistrationPolicy.class);
    }

    @Test
    void agentJoinsTheAccountAndSeesAllDepartments() {
        var joined = Registering.of(tryRegister(invited(email, invitation("agent"))));

        assertEquals(api.account(), joined.account());
        api.get("/api/users/" + joined.userId())
                .statusCode(200)
                .body("data.type", equalTo("agent"))
                .body("data.email", equalTo(email));
        var pushed = AuthNeighbour.callsAbout(email).get(0).at("/body/snapshot");
        assertEquals(true, pushed.path("all_departments").asBoolean());
        assertEquals(false, pushed.path("owner").asBoolean());
        api.get("/api/departments").body("data.data", hasSize(1));
    }

    @Test
    void administratorJoinsTheAccountWithoutOwningIt() {
        var answer = tryRegister(invited(email, invitation("administrator")))
                .statusCode(200)
                .body("user.role", equalTo("admin"))
                .body("data.account_id", equalTo(api.account()));

        Registering.of(answer).get("/api/users").body("data.data.email", hasItem(email));
        assertEquals(
                false,
                AuthNeighbour.callsAbout(email)
                        .get(0)
                        .at("/body/snapshot/owner")
                        .asBoolean());
    }

    @Test
    void invitationWorksOnce() {
        var token = invitation("agent");
        tryRegister(invited(email, token)).statusCode(200);

        refused(tryRegister(invited(address("other"), token)));

        api.get("/api/invitations").body("data", hasSize(0));
    }

    @Test
    void oneOfManyUsesTheInvitation() {
        var token = invitation("agent");

        var statuses = Together.run(
                CALLERS,
                n -> tryRegister(invited(address("many"), token)).extract().statusCode());

        var expected = new ArrayList<>(Collections.nCopies(CALLERS, 403));
        expected.set(0, 200);
        assertEquals(expected, statuses);
    }

    @Test
    void failedRegistrationLeavesTheInvitation() {
        var token = invitation("agent");
        tryRegister(invited(emailAtNeighbour("down"), token)).statusCode(503);
        tryRegister(invited(emailAtNeighbour("mute"), token)).statusCode(503);
        tryRegister(with(invited(email, token), "password", "short")).statusCode(422);

        tryRegister(invited(email, token)).statusCode(200);
    }

    @Test
    void everyInvitationThatDoesNotCountHasOneAnswer() {
        var used = invitation("agent");
        tryRegister(invited(address("first"), used)).statusCode(200);
        var deleted = api.post("/api/invitations", Map.of("role", "agent"))
                .statusCode(201)
                .extract()
                .jsonPath();
        api.delete("/api/invitations/" + deleted.getString("data.id")).statusCode(200);
        // The last one: creating another would remove its row.
        var expired = invitation("agent");
        InvitationRows.expire(api.account());

        for (var token : List.of(
                used,
                expired,
                deleted.getString("data.token"),
                "invite_" + "0".repeat(64),
                UUID.randomUUID().toString(),
                "' OR true --",
                "\u0436")) {
            refused(tryRegister(invited(email, token)));
        }
        assertEquals(List.of(), AuthNeighbour.callsAbout(email));
    }

    @Test
    void invitationOfAFormerAdministratorDoesNotCount() {
        var demoted = api.createUserId(administrator());
        var inactive = api.createUserId(administrator());
        var tokens = List.of(invitationBy(demoted), invitationBy(inactive));
        api.put("/api/users/" + demoted, Map.of("type", "agent")).statusCode(200);
        UserRows.deactivate(inactive);

        tokens.forEach(token -> refused(tryRegister(invited(email, token))));
    }

    @Test
    void takenAddressIsNamed() {
        AccountApi.open().createUser(with(administrator(), "email", email));

        tryRegister(invited(email, invitation("agent"))).statusCode(422).body("errors", hasKey("email"));
    }

    @Test
    void hostOfAnotherAccountTakesNoInvitation() {
        var token = invitation("agent");

        refused(Registering.postAt(AccountApi.open().account(), invited(email, token)));

        Registering.postAt(api.account(), invited(email, token)).statusCode(200);
    }

    @Test
    void invitationToASuspendedAccountDoesNotCount() {
        var token = invitation("agent");
        api.operator()
                .post("/internal/accounts/" + api.account() + "/suspension")
                .then()
                .statusCode(200);

        await().untilAsserted(() -> refused(tryRegister(invited(email, token))));
    }

    @Test
    void operatorsInvitationOpensAnAccountThoughRegistrationIsClosed() {
        var invitation = operatorsInvitation(Map.of());
        String token = invitation.extract().path("data.token");

        var answer = tryRegister(with(invited(email, token), "company_name", "Acme Ltd"))
                .statusCode(200)
                .body("user.role", equalTo("admin"))
                .body("data.account_id", equalTo(invitation.extract().<String>path("data.account_id")));

        var opened = Registering.of(answer);
        assertNotEquals(api.account(), opened.account());
        opened.get("/netia/api/accounts/me")
                .body("data.company_name", equalTo("Acme Ltd"))
                .body("data.users.email", contains(email));
        opened.get("/api/departments").body("data.data.name", contains("Support"));
        opened.get("/api/invitations").body("data", hasSize(0));
        refused(tryRegister(with(invited(address("second"), token), "company_name", "Acme Ltd")));
    }

    @Test
    void operatorsInvitationNeedsACompany() {
        String token = operatorsInvitation(Map.of("days", 1)).extract().path("data.token");
        var accounts = AccountRows.count();

        tryRegister(invited(email, token)).statusCode(422).body("errors", hasKey("company_name"));

        assertEquals(accounts, AccountRows.count());
        tryRegister(with(invited(email, token), "company_name", "Acme")).statusCode(200);
    }

    @Test
    void operatorsInvitationDoesNotCountAtAHostOfAnAccount() {
        String token = operatorsInvitation(Map.of()).extract().path("data.token");

        refused(Registering.postAt(api.account(), with(invited(email, token), "company_name", "Acme")));
    }

    @Test
    void operatorListsAndDeletesInvitations() {
        var kept = operatorsInvitation(Map.of()).extract().jsonPath();
        var deleted = operatorsInvitation(Map.of()).extract().jsonPath();
        var expired = operatorsInvitation(Map.of()).extract().<String>path("data.account_id");
        InvitationRows.expire(expired);
        api.post("/api/invitations", Map.of("role", "agent")).statusCode(201);

        delete(deleted.getString("data.account_id")).statusCode(200);
        delete(deleted.getString("data.account_id")).statusCode(404);
        delete(api.account()).statusCode(404);

        api.operator()
                .get("/internal/invitations")
                .then()
                .statusCode(200)
                .body("data.account_id", hasItem(kept.getString("data.account_id")))
                .body("data.account_id", not(hasItem(deleted.getString("data.account_id"))))
                .body("data.account_id", not(hasItem(expired)))
                .body("data.account_id", not(hasItem(api.account())))
                .body("data", everyItem(not(hasKey("token"))));
        refused(tryRegister(with(invited(email, deleted.getString("data.token")), "company_name", "Acme")));
        api.get("/api/invitations").body("data", hasSize(1));
    }

    @Test
    void expiredInvitationsOfTheOperatorAreRemovedByTheNextOne() {
        var account = operatorsInvitation(Map.of()).extract().<String>path("data.account_id");
        InvitationRows.expire(account);

        operatorsInvitation(Map.of());

        assertEquals("", InvitationRows.of(account));
    }

    private ValidatableResponse delete(String account) {
        return api.operator().delete("/internal/invitations/" + account).then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"days\":0}", "{\"days\":31}", "{\"days\":\"x\"}", "[]", ""})
    void wrongInvitationOfTheOperatorIsRefused(String body) {
        api.operator().body(body).post("/internal/invitations").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"administrator, 403", "service, 403"})
    void onlyTheOperatorInvitesOwners(String who, int status) {
        var caller = who.equals("service") ? api.service() : api.administrator();

        caller.body("{}").post("/internal/invitations").then().statusCode(status);
    }

    private ValidatableResponse operatorsInvitation(Map<String, ?> body) {
        return api.operator()
                .body(body)
                .post("/internal/invitations")
                .then()
                .statusCode(201)
                .body("data.size()", is(3))
                .body("data", not(hasKey("id")));
    }

    private String invitation(String role) {
        return api.post("/api/invitations", Map.of("role", role))
                .statusCode(201)
                .extract()
                .path("data.token");
    }

    private String invitationBy(UUID administrator) {
        return api.user(administrator, "administrator")
                .body(Map.of("role", "administrator"))
                .post("/api/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("data.token");
    }

    /** Without a company. */
    private static Map<String, Object> invited(String email, String token) {
        var registrant = new HashMap<>(registrant(email));
        registrant.remove("company_name");
        registrant.put("invite_token", token);
        return registrant;
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"))
                .body("error.message", equalTo(REFUSAL))
                .body("error.size()", is(3));
    }
}
