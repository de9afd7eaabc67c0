package dev.hoopoe.directory.hcall;

import static dev.hoopoe.directory.testing.HCall.PASSWORD;
import static dev.hoopoe.directory.testing.HCall.freshEmail;
import static dev.hoopoe.directory.testing.HCall.person;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static dev.hoopoe.directory.testing.UserFixture.without;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.HCall;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row C-04. */
@QuarkusTest
class HCallRegisterResourceTest {

    private static final String REGISTER = "/auth/register";
    private static final int CALLERS = 64;

    private final HCall hcall = HCall.open();

    @Test
    void whoRegistersIsAClientSignedInForADay() {
        var email = freshEmail();

        var answer = hcall.post(REGISTER, person(email));

        answer.statusCode(200)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("User has been registered"))
                .body("jwt_token", endsWith("-for-86400"))
                .body("status", is(true));
        hcall.api().get("/api/clients").body("data.total", is(1)).body("data.data[0].name", equalTo("John Doe"));
    }

    @Test
    void authServiceKnowsThePersonAndThePasswordBeforeTheAnswer() {
        var id = hcall.register(freshEmail());

        var call = AuthNeighbour.callsAbout(id).get(0);
        assertEquals(PASSWORD, call.at("/body/password").asText());
        assertEquals("John Doe", call.at("/body/snapshot/name").asText());
        assertFalse(call.at("/body/snapshot").has("type"));
    }

    @Test
    void theClientIsTold() {
        var email = freshEmail();

        var id = hcall.register(email);

        var event = EventLog.await("client.events.v1", id.toString(), 1).get(0);
        assertEquals("dev.hoopoe.client.created.v1", event.type());
        assertEquals(email, event.body().at("/snapshot/email").asText());
    }

    @Test
    void anAddressIsRegisteredOnceWhateverItsCase() {
        var email = freshEmail();
        hcall.register(email);

        var again = hcall.post(REGISTER, person(email.toUpperCase(Locale.ROOT)));

        refused(again, "email already exists");
        new HCall(AccountApi.open()).register(email);
    }

    @Test
    void anAddressOfTheStaffIsNotRegistered() {
        var email = freshEmail();
        hcall.api().createUser(agent(email));

        refused(hcall.post(REGISTER, person(email)), "email already exists");
    }

    @Test
    void anAddressOfAClientIsNotTakenByTheStaff() {
        var email = freshEmail();
        hcall.register(email);
        var member = hcall.api().createUserId(agent());

        hcall.api().post("/api/users", agent(email)).statusCode(409);
        hcall.api().put("/api/users/" + member, Map.of("email", email)).statusCode(409);
    }

    @Test
    void anAddressIsFreeAgainWhenItsHolderHasGone() {
        var email = freshEmail();
        var client = hcall.register(email);
        hcall.api().delete("/api/clients/" + client).statusCode(200);
        var member = hcall.api().createUserId(agent(email));
        hcall.api().put("/api/users/" + member, Map.of("email", freshEmail())).statusCode(200);

        hcall.register(email);
    }

    @Test
    void oneOfManyRegistrationsOfOneAddressWins() {
        var email = freshEmail();

        var statuses = Together.run(
                CALLERS,
                n -> hcall.post(REGISTER, person(n % 2 == 0 ? email : email.toUpperCase(Locale.ROOT)))
                        .extract()
                        .statusCode());

        var expected = new ArrayList<>(Collections.nCopies(CALLERS, 400));
        expected.set(0, 200);
        assertEquals(expected, statuses);
        hcall.api().get("/api/clients").body("data.total", is(1));
    }

    @ParameterizedTest
    @CsvSource({
        "user_email, nobody, email is not an e-mail address",
        "user_name, John, user_name must have at least 6 characters",
        "user_password, Aa1!aaa, user_password must have at least 8 characters",
        "user_password, password123!, user_password must have at least one upper-case letter",
        "user_password, PASSWORD123!, user_password must have at least one lower-case letter",
        "user_password, Password123, user_password must have at least one special character",
        "user_password, Password!!!, user_password must have at least one digit",
    })
    void thePolicysRefusalIsTheMessageAndTheReason(String field, String value, String reason) {
        refused(hcall.post(REGISTER, with(person(freshEmail()), field, value)), reason);

        hcall.api().get("/api/clients").body("data.total", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_name", "user_email", "user_password"})
    void whatIsMissingIsNamed(String field) {
        refused(hcall.post(REGISTER, without(person(freshEmail()), field)), field + ": must not be null");
        refused(hcall.post(REGISTER, with(person(freshEmail()), field, null)), field + ": must not be null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "7",
                "{'user_name':7,'user_email':'a@example.com','user_password':'Password123!'}",
                "{'user_name':'John \\u0000Doe','user_email':'a@example.com','user_password':'Password123!'}",
                "{'user_name':'John \\ud800Doe','user_email':'a@example.com','user_password':'Password123!'}"
            })
    void whatIsNoRegistrationIsRefused(String body) {
        hcall.post(REGISTER, body.replace('\'', '"'))
                .statusCode(400)
                .body("message", notNullValue())
                .body("reason", notNullValue())
                .body("status", is(false));
    }

    @Test
    void tooLongValuesAreRefused() {
        hcall.post(REGISTER, with(person(freshEmail()), "user_name", "x".repeat(256)))
                .statusCode(400);
        hcall.post(REGISTER, with(person(freshEmail()), "user_password", "Aa1!".repeat(257)))
                .statusCode(400);
        hcall.post(REGISTER, with(person(freshEmail()), "user_email", "x".repeat(300) + "@example.com"))
                .statusCode(400);
    }

    @Test
    void nobodyIsKeptWhomAuthServiceDidNotTake() {
        var answer = hcall.post(REGISTER, person(emailAtNeighbour("down")));

        answer.statusCode(503).body("message", equalTo("Service Unavailable")).body("status", is(false));
        hcall.api().get("/api/clients").body("data.total", is(0));
    }

    @Test
    void whoCannotBeSignedInJustNowIsRegisteredAllTheSame() {
        var email = emailAtNeighbour("mute");

        hcall.post(REGISTER, person(email)).statusCode(503);

        refused(hcall.post(REGISTER, person(email)), "email already exists");
    }

    @Test
    void aRenamedClientIsTheSameToAuthService() {
        var id = hcall.register(freshEmail());

        hcall.api().put("/api/clients/" + id, Map.of("name", "John Roe")).statusCode(200);
        hcall.api().delete("/api/clients/" + id).statusCode(200);

        var calls = AuthNeighbour.callsAbout(id);
        assertEquals("John Roe", calls.get(1).at("/body/snapshot/name").asText());
        assertEquals("DELETE", calls.get(2).path("method").asText());
    }

    private static void refused(ValidatableResponse answer, String reason) {
        answer.statusCode(400)
                .body("$", aMapWithSize(3))
                .body("message", equalTo(reason))
                .body("reason", equalTo(reason))
                .body("status", is(false));
    }
}
