package dev.hoopoe.directory.hcall;

import static dev.hoopoe.directory.testing.HCall.MASTER_PASSWORD;
import static dev.hoopoe.directory.testing.HCall.freshEmail;
import static dev.hoopoe.directory.testing.HCall.freshIp;
import static dev.hoopoe.directory.testing.HCall.master;
import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.HCall;
import dev.hoopoe.directory.testing.Together;
import dev.hoopoe.directory.testing.UserRows;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows C-01 and C-02. */
@QuarkusTest
class HCallMasterResourceTest {

    private static final int CALLERS = 32;

    private final HCall hcall = HCall.open();

    @Test
    void theMasterIsAnAdministratorWhoOwnsTheAccount() {
        var email = freshEmail();

        var answer = hcall.post("/master/create", master(email, MASTER_PASSWORD));

        answer.statusCode(200)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("Master user has been created"))
                .body("jwt_token", endsWith("-for-86400"))
                .body("status", is(true));
        hcall.api()
                .administrators()
                .body("$", hasSize(1))
                .body("[0].full_name", equalTo("Master"))
                .body("[0].email", equalTo(email));
    }

    @Test
    void theMasterIsToldAsOwner() {
        var id = hcall.createMaster(freshEmail());

        var event = EventLog.await("user.events.v1", id.toString(), 1).get(0);

        assertTrue(event.body().at("/snapshot/owner").asBoolean());
    }

    @Test
    void thereIsOneMasterAtMost() {
        hcall.createMaster(freshEmail());

        hcall.post("/master/create", master(freshEmail(), MASTER_PASSWORD))
                .statusCode(403)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("Master user already exists"))
                .body("reason", notNullValue())
                .body("status", is(false));
        HCall.open().createMaster(freshEmail());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneOfManyBecomesMaster(boolean oneAddress) {
        var email = freshEmail();

        var statuses = Together.run(
                CALLERS,
                n -> hcall.post("/master/create", master(oneAddress ? email : n + email, MASTER_PASSWORD))
                        .extract()
                        .statusCode());

        var expected = new ArrayList<>(Collections.nCopies(CALLERS, 403));
        expected.set(0, 200);
        assertEquals(expected, statuses);
        hcall.api().administrators().body("$", hasSize(1));
    }

    @Test
    void aTakenAddressIsInvalidData() {
        var email = freshEmail();
        UserRows.insertAgent(hcall.api().account(), email);

        hcall.post("/master/create", master(email, MASTER_PASSWORD))
                .statusCode(400)
                .body("message", equalTo("Invalid data"));
    }

    @Test
    void ofTheMastersPasswordOnlyTheLengthMatters() {
        hcall.post("/master/create", master(freshEmail(), "short"))
                .statusCode(400)
                .body("message", equalTo("Invalid data"))
                .body("reason", equalTo("master_password must have at least 8 characters"));

        hcall.post("/master/create", master(freshEmail(), "long enough")).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "delete"})
    void bodiesThatNameNobodyAreInvalidData(String action) {
        for (var body :
                new String[] {"", "{", "[]", "{}", "{\"master_email\":7,\"master_password\":\"long enough\"}"}) {
            hcall.post("/master/" + action, body)
                    .statusCode(400)
                    .body("message", equalTo("Invalid data"))
                    .body("status", is(false));
        }
        hcall.post("/master/create", master("nobody", MASTER_PASSWORD))
                .statusCode(400)
                .body("message", equalTo("Invalid data"));
    }

    @Test
    void anAccountWithAnAdministratorIsNobodysToTake() {
        hcall.api().createUser(administrator());

        refuseAnotherMaster();

        hcall.api().administrators().body("$", hasSize(2));
    }

    @Test
    void oneOfManyBecomesMasterWhileTheOperatorBringsAnAdministrator() {
        var operators = Together.run(
                CALLERS,
                n -> n == 0
                        ? hcall.api()
                                .operator()
                                .body(Map.of("email", freshEmail(), "password", PASSWORD))
                                .put("/internal/administrator")
                                .statusCode()
                        : hcall.post("/master/create", master(freshEmail(), MASTER_PASSWORD))
                                .extract()
                                .statusCode());

        assertTrue(operators.contains(204));
        assertTrue(operators.stream().filter(status -> status == 200).count() <= 1);
        var owners = hcall.fetch("?role=master").statusCode(200).extract().jsonPath();
        assertEquals(1, owners.getList("users").size());
    }

    @Test
    void theFirstAdministratorWhomTheOperatorBringsIsTheMaster() {
        var email = freshEmail();
        for (var each : new String[] {email, freshEmail()}) {
            hcall.api()
                    .operator()
                    .body(Map.of("email", each, "password", PASSWORD))
                    .put("/internal/administrator")
                    .then()
                    .statusCode(204);
        }

        refuseAnotherMaster();
        hcall.fetch("?role=master").body("users.user_email", equalTo(List.of(email)));
        hcall.post("/master/delete", master(email, PASSWORD)).statusCode(200);
        refuseAnotherMaster();
    }

    private void refuseAnotherMaster() {
        hcall.post("/master/create", master(freshEmail(), MASTER_PASSWORD))
                .statusCode(403)
                .body("message", equalTo("Master user already exists"))
                .body("reason", equalTo("The account already has an administrator"));
    }

    @Test
    void theMasterGoesByTheirOwnCredentialsAndTheAccountStaysClosed() {
        var email = freshEmail();
        hcall.createMaster(email);
        hcall.api().createUser(administrator());

        hcall.post("/master/delete", master(email, MASTER_PASSWORD))
                .statusCode(200)
                .body("$", aMapWithSize(2))
                .body("message", equalTo("Master user has been deleted"))
                .body("status", is(true));

        refuseAnotherMaster();
    }

    @Test
    void withoutMasterThereIsNoneToDelete() {
        hcall.post("/master/delete", master(freshEmail(), MASTER_PASSWORD))
                .statusCode(404)
                .body("message", equalTo("Master user not found"))
                .body("reason", notNullValue())
                .body("status", is(false));
    }

    @Test
    void whateverIsWrongWithTheCredentialsTheAnswerIsTheSame() {
        var email = freshEmail();
        hcall.createMaster(email);
        var other = freshEmail();
        hcall.api().createUser(with(with(agent(other), "type", "administrator"), "password", PASSWORD));
        var wrong = hcall.post("/master/delete", master(email, "wrong password"));

        wrong.statusCode(403).body("$", aMapWithSize(3)).body("message", equalTo("Invalid master password"));
        var body = wrong.extract().asString();
        assertEquals(
                body,
                hcall.post("/master/delete", master(freshEmail(), MASTER_PASSWORD))
                        .statusCode(403)
                        .extract()
                        .asString());
        assertEquals(
                body,
                hcall.post("/master/delete", master(other, PASSWORD))
                        .statusCode(403)
                        .extract()
                        .asString());
        hcall.api().administrators().body("$", hasSize(3));
    }

    @Test
    void guessesFromOneAddressAreLimited() {
        var email = freshEmail();
        hcall.createMaster(email);
        var ip = freshIp();
        for (var i = 0; i < 10; i++) {
            hcall.postFrom(ip, "/master/delete", master(email, "guess " + i)).statusCode(403);
        }

        hcall.postFrom(ip, "/master/delete", master(email, MASTER_PASSWORD))
                .statusCode(429)
                .header("Retry-After", "77")
                .body("message", equalTo("Too Many Requests"));
    }

    @Test
    void theLastAdministratorStays() {
        var email = freshEmail();
        hcall.createMaster(email);

        hcall.post("/master/delete", master(email, MASTER_PASSWORD))
                .statusCode(403)
                .body("reason", equalTo("The last administrator of an account cannot be deleted or made an agent"))
                .body("status", is(false));

        hcall.api().administrators().body("$", hasSize(1));
    }

    @Test
    void whoIsMadeAnAgentOwnsNothing() {
        var id = hcall.createMaster(freshEmail());
        hcall.api().createUser(administrator());
        hcall.api().put("/api/users/" + id, Map.of("type", "agent")).statusCode(200);

        hcall.fetch("?role=master").statusCode(404);
        refuseAnotherMaster();
    }
}
