package dev.hoopoe.auth.homa;

import static dev.hoopoe.auth.testing.AuthCalls.refresh;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract row H-04. */
@QuarkusTest
class RefreshResourceTest {

    private static final Duration PAST_THE_GRACE = Duration.ofSeconds(11);

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void tokensAreNotKeptUnderAKey() {
        var login = somebody().known().loggedIn();

        var first = keyed(login.get("refresh_token")).then().statusCode(200).extract();
        var second = keyed(login.get("refresh_token")).then().statusCode(200).extract();

        assertNotEquals(first.<String>path("data.access_token"), second.path("data.access_token"));
    }

    private static Response keyed(Object refreshToken) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "again")
                .body(Map.of("refresh_token", refreshToken))
                .post("/auth/refresh");
    }

    @Test
    void bothTokensAreNew() {
        var login = somebody().known().loggedIn();

        var answer = given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", login.get("refresh_token")))
                .post("/auth/refresh");

        answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", aMapWithSize(4))
                .body("data.expires_in", equalTo(86_400))
                .body("data.user", equalTo(login.get("user")));
        assertNotEquals(login.get("access_token"), answer.path("data.access_token"));
        assertNotEquals(login.get("refresh_token"), answer.path("data.refresh_token"));
    }

    @Test
    void theTokenSaysInWhichAccount() {
        var login = somebody().of("elsewhere").known().loggedIn();

        var answer = refresh(login.get("refresh_token"));

        answer.then().statusCode(200);
    }

    @Test
    void onlyAHashOfTheTokenIsKept() {
        var person = somebody().known();

        var token = person.loggedIn().get("refresh_token");

        var stored =
                rows.select("SELECT hash FROM refresh_token JOIN session USING (sid) WHERE user_id = ?", person.id());
        assertEquals(1, stored.size());
        assertNotEquals(token, stored.get(0));
    }

    @Test
    void reuseEndsTheWholeSession() {
        var stolen = somebody().known().loggedIn().get("refresh_token");
        var current = next(stolen);
        clock.advance(PAST_THE_GRACE);

        refresh(stolen).then().statusCode(401).body("data.error", equalTo("invalid_token"));

        refresh(current).then().statusCode(401).body("data.error", equalTo("invalid_token"));
    }

    @Test
    void aHundredParallelRefreshesYieldOneSuccessor() throws Exception {
        var person = somebody().known();
        var token = person.loggedIn().get("refresh_token");
        clock.stop();

        var answers = Parallel.call(100, () -> refresh(token));

        var successors = answers.stream().map(this::refreshTokenOf).collect(Collectors.toSet());
        assertEquals(1, successors.size());
        assertEquals(
                2,
                rows.select("SELECT hash FROM refresh_token JOIN session USING (sid) WHERE user_id = ?", person.id())
                        .size());
        refresh(successors.iterator().next()).then().statusCode(200);
    }

    @Test
    void aSuccessorIsSealedAtRest() {
        var person = somebody().known();
        var token = (String) person.loggedIn().get("refresh_token");

        var successor = (String) next(token);

        var stored = rows.select(
                "SELECT encode(sealed_successor, 'escape') FROM refresh_token JOIN session USING (sid)"
                        + " WHERE user_id = ? AND sealed_successor IS NOT NULL",
                person.id());
        assertEquals(1, stored.size());
        assertFalse(stored.get(0).contains(successor));
    }

    @Test
    void aThiefWithinTheGraceIsNoticedOnceBothGoOn() {
        var person = somebody().known();
        var stolen = person.loggedIn().get("refresh_token");
        clock.stop();
        var ofTheOwner = next(stolen);
        var ofTheThief = next(stolen);
        var ofTheThiefLater = next(ofTheThief);
        clock.advance(PAST_THE_GRACE);

        refresh(ofTheOwner).then().statusCode(401).body("data.error", equalTo("invalid_token"));

        refresh(ofTheThiefLater).then().statusCode(401).body("data.error", equalTo("invalid_token"));
        assertEquals(
                List.of("refresh_reused"), rows.select("SELECT reason FROM session WHERE user_id = ?", person.id()));
    }

    @Test
    void reuseAfterTheSuccessorWasUsedEndsTheSessionWithinTheGraceToo() {
        var stolen = somebody().known().loggedIn().get("refresh_token");
        var current = next(next(stolen));

        refresh(stolen).then().statusCode(401).body("data.error", equalTo("invalid_token"));

        refresh(current).then().statusCode(401).body("data.error", equalTo("invalid_token"));
    }

    @Test
    void aSuccessorThatAnOlderReleaseGaveOutIsNotRepeated() {
        var person = somebody().known();
        var token = person.loggedIn().get("refresh_token");
        var successor = next(token);
        rows.update(
                "UPDATE refresh_token SET sealed_successor = NULL WHERE sid IN (SELECT sid FROM session WHERE user_id = ?)",
                person.id());

        refresh(token).then().statusCode(401).body("data.error", equalTo("invalid_token"));

        refresh(successor).then().statusCode(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        var token = somebody().known().loggedIn().get("refresh_token");
        clock.advance(Duration.ofDays(7).plusSeconds(1));

        refresh(token).then().statusCode(401).body("data.error", equalTo("invalid_token"));
    }

    @Test
    void eachRefreshCountsSevenDaysAnew() {
        var token = somebody().known().loggedIn().get("refresh_token");
        clock.advance(Duration.ofDays(6));
        var second = next(token);
        clock.advance(Duration.ofDays(6));

        refresh(second).then().statusCode(200);
    }

    @Test
    void aDeletedUserIsNotFound() {
        var person = somebody().known();
        var token = person.loggedIn().get("refresh_token");
        given().auth()
                .oauth2(AuthCalls.serviceToken())
                .delete("/internal/principals/" + person.id())
                .then()
                .statusCode(204);

        refresh(token).then().statusCode(404).body("data.error", equalTo("not_found"));
    }

    @Test
    void aTokenOfAnEndedSessionIsRefused() {
        var login = somebody().known().loggedIn();
        AuthCalls.logout(login.get("access_token")).then().statusCode(200);

        refresh(login.get("refresh_token")).then().statusCode(401).body("data.error", equalTo("invalid_token"));
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        var login = somebody().known().loggedIn();

        var answer = refresh(login.get("access_token"));

        assertTrue(answer.statusCode() == 401 || answer.statusCode() == 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | missing_required",
                "{'refresh_token':null} | 400 | missing_required",
                "{'refresh_token':''} | 400 | invalid_input",
                "{'refresh_token':7} | 400 | invalid_input",
                "{'refresh_token':['a']} | 400 | invalid_input",
                "{'refresh_token':'\\u0000'} | 400 | invalid_input",
                "{'refresh_token' | 400 | invalid_input",
                "{'refresh_token':'unknown'} | 401 | invalid_token",
                "{'refresh_token':'ünknown 🔑'} | 401 | invalid_token"
            })
    void refusesWhatIsNoRefreshToken(String body, int status, String error) {
        var answer = given().contentType(ContentType.JSON.withCharset("UTF-8"))
                .body(body.replace('\'', '"'))
                .post("/auth/refresh");

        answer.then().statusCode(status).body("success", equalTo(false)).body("data.error", equalTo(error));
    }

    private Object next(Object token) {
        return refreshTokenOf(refresh(token));
    }

    private Object refreshTokenOf(Response answer) {
        return answer.then().statusCode(200).extract().path("data.refresh_token");
    }
}
