package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.Registering.COMPANY;
import static dev.hoopoe.directory.testing.Registering.registrant;
import static dev.hoopoe.directory.testing.Registering.tryRegister;
import static dev.hoopoe.directory.testing.Registering.tryRegisterFrom;
import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static dev.hoopoe.directory.testing.UserFixture.without;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AccountRows;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.Registering;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row N-01, where registration is open. */
@QuarkusTest
class NetiaRegistrationTest {

    private static final int CALLERS = 8;
    private static final String VERSION_4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final String email = emailAtNeighbour("grace");

    @Test
    void answerHasBothShapes() {
        var answer = tryRegister(registrant(email)).statusCode(200);

        answer.body("$", aMapWithSize(3))
                .body("user", aMapWithSize(4))
                .body("user.email", equalTo(email))
                .body("user.role", equalTo("admin"))
                .body("user.account_id", matchesPattern(VERSION_4))
                .body("data", aMapWithSize(6))
                .body("data.email", equalTo(email))
                .body("data.subscription", nullValue());
        var json = answer.extract().jsonPath();
        assertEquals(json.getString("user.account_id"), json.getString("data.account_id"));
        assertEquals(json.getLong("user.id"), json.getLong("data.user_id"));
        assertEquals(json.getString("token"), json.getString("data.token"));
        assertTrue(json.getString("token").endsWith("-for-netia"));
        assertTrue(json.getString("data.renew_token").startsWith("renewal-of-"));
    }

    @Test
    void accountHasADepartmentAndItsOwnerAlone() {
        var registered = Registering.register(email);

        registered
                .get("/netia/api/accounts/me")
                .statusCode(200)
                .body("data.company_name", equalTo(COMPANY))
                .body("data.users.email", contains(email))
                .body("data.users.role", contains("admin"));
        registered.get("/api/departments").body("data.data.name", contains("Support"));
        registered.get("/hcall/api/user/fetch?role=master").body("users.user_email", contains(email));
    }

    @Test
    void eachPartIsToldByOneEvent() {
        var registered = Registering.register(email);

        var account =
                EventLog.await("account.events.v1", registered.account(), 1).get(0);
        assertEquals("dev.hoopoe.account.created.v1", account.type());
        assertEquals(COMPANY, account.body().at("/snapshot/name").asText());
        var user = EventLog.await("user.events.v1", registered.userId().toString(), 1)
                .get(0);
        assertEquals("dev.hoopoe.user.created.v1", user.type());
        assertEquals(registered.account(), user.account());
        assertTrue(user.body().at("/snapshot/owner").asBoolean());
    }

    @Test
    void authServiceCountsTheAddressThatRegisters() {
        tryRegisterFrom("203.0.113.9", registrant(email)).statusCode(200);

        var call = AuthNeighbour.callsAbout(email).get(0);
        assertEquals("203.0.113.9", call.path("address").asText());
        assertTrue(call.at("/body/registration").asBoolean());
        assertEquals(PASSWORD, call.at("/body/password").asText());
    }

    @Test
    void tooManyRegistrationsWait() {
        tryRegister(registrant(emailAtNeighbour("crowded")))
                .statusCode(429)
                .header("Retry-After", equalTo("77"))
                .body("error.code", equalTo("TOO_MANY_REQUESTS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email | nobody | email",
                "email | `` | email",
                "password | 1234567 | password",
                "password | password123 | password",
                "password_confirmation | another password | password_confirmation",
                "password_confirmation | `` | password_confirmation",
                "company_name | ` ` | company_name",
                "company_name | `` | company_name",
            })
    void wrongFieldIsNamed(String member, String value, String field) {
        tryRegister(with(registrant(email), member, value))
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("errors", aMapWithSize(1))
                .body("errors", hasKey(field))
                .body("error.errors", hasKey(field));

        assertEquals(List.of(), AuthNeighbour.callsAbout(email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "company_name"})
    void missingFieldIsNamed(String field) {
        tryRegister(without(registrant(email), field)).statusCode(422).body("errors", hasKey(field));
        tryRegister(with(registrant(email), field, null)).statusCode(422).body("errors", hasKey(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'user':null}",
                "{'user':7}",
                "{'user':[]}",
                "{'user':{}}",
                "{'user':{'email':7,'password':'correct horse battery','company_name':'Acme'}}",
                "{'user':{'email':'a@example.com','password':{},'company_name':'Acme'}}",
                "{'user':{'email':'a@example.com','password':'correct horse battery','company_name':'\\u0000'}}",
                "{'user':{'email':'a@example.com','password':'correct horse battery','company_name':'a\\ud800'}}",
            })
    void whatIsNoRegistrationIsRefused(String body) {
        Registering.post(body.replace('\'', '"')).statusCode(422).body("error.code", equalTo("VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7"})
    void whatIsNoObjectIsABadRequest(String body) {
        Registering.post(body).statusCode(400).body("error.code", equalTo("BAD_REQUEST"));
    }

    @Test
    void longTextsAreRefused() {
        for (var member : List.of("email", "password", "password_confirmation", "company_name", "invite_token")) {
            tryRegister(with(registrant(email), member, "x".repeat(2_000)))
                    .statusCode(422)
                    .body("errors", hasKey(member));
        }
    }

    @Test
    void confirmationMayBeSent() {
        tryRegister(with(registrant(email), "password_confirmation", PASSWORD)).statusCode(200);
    }

    @Test
    void addressOfStaffOfAnyAccountIsTaken() {
        AccountApi.open().createUser(agent(email));
        var accounts = AccountRows.count();

        tryRegister(registrant(email.toUpperCase(Locale.ROOT)))
                .statusCode(422)
                .body("errors.email", contains("A user with this e-mail address exists already"));

        assertEquals(accounts, AccountRows.count());
    }

    @Test
    void oneOfManyRegistrationsOfOneAddressWins() {
        var accounts = AccountRows.count();

        var statuses = Together.run(
                CALLERS, n -> tryRegister(registrant(email)).extract().statusCode());

        var expected = new ArrayList<>(Collections.nCopies(CALLERS, 422));
        expected.set(0, 200);
        assertEquals(expected, statuses);
        assertEquals(accounts + 1, AccountRows.count());
    }

    @ParameterizedTest
    @CsvSource({"down, 503", "refusing, 503", "taken, 422", "crowded, 429", "mute, 503"})
    void failedRegistrationLeavesNothing(String behaviour, int status) {
        var address = emailAtNeighbour(behaviour);
        var accounts = AccountRows.count();

        tryRegister(registrant(address)).statusCode(status);

        var pushed = AuthNeighbour.callsAbout(address).get(0);
        assertEquals(accounts, AccountRows.count());
        assertEquals(List.of(), AccountRows.tablesWith(pushed.path("account").asText()));
        await().untilAsserted(() -> assertEquals(
                "DELETE",
                AuthNeighbour.callsAbout(address).get(1).path("method").asText()));
        assertEquals(
                pushed.path("account").asText(),
                AuthNeighbour.callsAbout(address).get(1).path("account").asText());
    }

    @Test
    void hostOfAnAccountOpensNoOther() {
        Registering.postAt(AccountApi.open().account(), registrant(email))
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));

        assertEquals(List.of(), AuthNeighbour.callsAbout(email));
    }

    @Test
    void unknownInvitationIsForbidden() {
        tryRegister(with(registrant(email), "invite_token", UUID.randomUUID().toString()))
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }

    @Test
    void blankInvitationIsNone() {
        tryRegister(with(registrant(email), "invite_token", " ")).statusCode(200);
    }

    @Test
    void repeatedKeyIsNoRepeatedAnswer() {
        var first = Registering.keyed(email, registrant(email)).statusCode(200);

        Registering.keyed(email, registrant(email)).statusCode(422).body("errors", hasKey("email"));

        assertFalse(first.extract().asString().contains(PASSWORD));
        first.body("user.id", is(first.extract().<Integer>path("data.user_id")));
    }
}
