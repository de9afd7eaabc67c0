package dev.hoopoe.auth.apikey;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.auth.session.SessionCleaning;
import dev.hoopoe.auth.testing.ApiKeyCalls;
import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.common.identity.EndedSessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the gateway comes to an access token. */
@QuarkusTest
class InternalApiKeyExchangeResourceTest {

    private static final String UNKNOWN = "homa_" + "0123456789abcdef".repeat(4);

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    @Inject
    EndedSessions endedSessions;

    @Inject
    SessionCleaning cleaning;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theTokenSpeaksForTheKeysUserForFiveMinutes() {
        var person = somebody().of("elsewhere").with("type", "administrator").known();
        var login = (String) person.loggedIn().get("access_token");
        var key = ApiKeyCalls.create(login);

        var answer = ApiKeyCalls.exchange(key);

        answer.then().statusCode(200).body("token_type", equalTo("Bearer")).body("expires_in", equalTo(300));
        var claims = JsonPath.from(ForgedToken.payloadOf(answer.path("access_token")));
        assertEquals(person.id().toString(), claims.getString("sub"));
        assertEquals("elsewhere", claims.getString("account"));
        assertEquals("administrator", claims.getString("groups[0]"));
        assertEquals(300, claims.getLong("exp") - claims.getLong("iat"));
        assertNotEquals(ApiKeyCalls.sessionOf(login), claims.getString("sid"));
    }

    @Test
    void theTokenIsTakenLikeAnyOther() {
        var key = keyOf(somebody().known());

        var answer = ApiKeyCalls.delete(ApiKeyCalls.exchanged(key));

        answer.then().statusCode(200);
        ApiKeyCalls.exchange(key).then().statusCode(401);
    }

    @Test
    void allTokensOfAKeyBelongToOneSession() throws Exception {
        var key = keyOf(somebody().known());

        var answers = Parallel.call(16, () -> ApiKeyCalls.exchange(key));

        answers.forEach(answer -> answer.then().statusCode(200));
        var sessions = answers.stream()
                .map(answer -> ApiKeyCalls.sessionOf(answer.path("access_token")))
                .collect(Collectors.toSet());
        assertEquals(1, sessions.size());
    }

    @Test
    void aKeyLastsBeyondAnyOtherSession() {
        var key = keyOf(somebody().known());
        clock.advance(Duration.ofDays(400));
        cleaning.run();

        ApiKeyCalls.exchange(key).then().statusCode(200);
    }

    @Test
    void anEndedKeysRowsAreRemovedInTheEnd() {
        var person = somebody().known();
        var token = (String) person.loggedIn().get("access_token");
        ApiKeyCalls.exchanged(ApiKeyCalls.create(token));
        ApiKeyCalls.delete(token);
        clock.advance(Duration.ofDays(8));

        cleaning.run();

        assertEquals(
                "0",
                rows.select("SELECT count(*) FROM session WHERE user_id = ?", person.id())
                        .get(0));
    }

    @Test
    void logoutOfThePersonLeavesTheKeyAlone() {
        var token = (String) somebody().known().loggedIn().get("access_token");
        var key = ApiKeyCalls.create(token);
        AuthCalls.logout(token).then().statusCode(200);

        ApiKeyCalls.exchange(key).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"active, false", "type, client"})
    void aKeyEndsWithItsUsersRights(String field, String value) {
        var person = somebody().with("type", "administrator").known();
        var key = keyOf(person);
        var session = ApiKeyCalls.sessionOf(ApiKeyCalls.exchanged(key));

        change(person, field, value);

        ApiKeyCalls.exchange(key).then().statusCode(401);
        await().atMost(Duration.ofSeconds(5)).until(() -> endedSessions.contains(session));
    }

    @Test
    void aDemotedUserNeedsANewKey() {
        var person = somebody().with("type", "administrator").known();
        var key = keyOf(person);
        person.with("type", "agent").at(1).withoutPassword().push().then().statusCode(204);

        ApiKeyCalls.exchange(key).then().statusCode(401);
        var next = keyOf(person.withPassword(PersonFixture.PASSWORD));
        var claims = JsonPath.from(ForgedToken.payloadOf(ApiKeyCalls.exchanged(next)));
        assertEquals("agent", claims.getString("groups[0]"));
    }

    @Test
    void aKeyEndsWithItsUsersPassword() {
        var person = somebody().known();
        var key = keyOf(person);

        person.withPassword("another battery").at(1).push().then().statusCode(204);

        ApiKeyCalls.exchange(key).then().statusCode(401);
    }

    @Test
    void aKeyEndsWithItsUser() {
        var person = somebody().known();
        var key = keyOf(person);
        var session = ApiKeyCalls.sessionOf(ApiKeyCalls.exchanged(key));

        given().auth()
                .oauth2(AuthCalls.serviceToken())
                .delete("/internal/principals/" + person.id())
                .then()
                .statusCode(204);

        ApiKeyCalls.exchange(key).then().statusCode(401);
        await().atMost(Duration.ofSeconds(5)).until(() -> endedSessions.contains(session));
    }

    @Test
    void aReactivatedUsersKeyStaysDead() {
        var person = somebody().known();
        var key = keyOf(person);
        person.with("active", false).at(1).withoutPassword().push().then().statusCode(204);
        person.with("active", true).at(2).push().then().statusCode(204);

        ApiKeyCalls.exchange(key).then().statusCode(401);
    }

    @Test
    void anUnknownKeyIsRefused() {
        ApiKeyCalls.exchange(UNKNOWN).then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | missing_required",
                "{'api_key':null} | 400 | missing_required",
                "{'api_key':''} | 400 | invalid_input",
                "{'api_key':7} | 400 | invalid_input",
                "{'api_key':['homa_1']} | 400 | invalid_input",
                "{'api_key':'\\u0000'} | 400 | invalid_input",
                "{'api_key' | 400 | invalid_input",
                "{'api_key':'homa_1'} | 401 | unauthorized",
                "{'api_key':'HOMA_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'} | 401 | unauthorized",
                "{'api_key':'homa_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef'} | 401 | unauthorized"
            })
    void whatIsNoKeyIsRefused(String body, int status, String error) {
        var answer = given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/internal/api-keys/exchange");

        answer.then().statusCode(status).body("success", equalTo(false)).body("data.error", equalTo(error));
    }

    private static void change(PersonFixture person, String field, String value) {
        var changed = value.equals("false") ? person.with(field, false) : person.without(field);
        changed.at(1).withoutPassword().push().then().statusCode(204);
    }

    private static String keyOf(PersonFixture person) {
        return ApiKeyCalls.create((String) person.loggedIn().get("access_token"));
    }
}
