package dev.hoopoe.auth.homa;

import static dev.hoopoe.auth.testing.AuthCalls.logout;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LogoutResourceTest {

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void endsTheSession() {
        var login = somebody().known().loggedIn();

        var answer = given().auth().oauth2((String) login.get("access_token")).post("/auth/logout");

        answer.then().statusCode(200).body("success", equalTo(true)).body("data", equalTo("logged out"));
        logout(login.get("access_token")).then().statusCode(401);
        AuthCalls.refresh(login.get("refresh_token")).then().statusCode(401);
    }

    @Test
    void theRefreshTokenMayBeSentAlong() {
        var login = somebody().known().loggedIn();

        var answer = given().auth()
                .oauth2((String) login.get("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("refresh_token", login.get("refresh_token")))
                .post("/auth/logout");

        answer.then().statusCode(200);
    }

    @Test
    void otherSessionsOfThePersonGoOn() {
        var person = somebody().known();
        var phone = person.loggedIn();
        var desk = person.loggedIn();

        logout(phone.get("access_token")).then().statusCode(200);

        AuthCalls.refresh(desk.get("refresh_token")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"refresh_token\":7}", "{\"refresh_token\":[]}", "[", "7"})
    void refusesABodyThatIsNone(String body) {
        var login = somebody().known().loggedIn();

        var answer = given().auth()
                .oauth2((String) login.get("access_token"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/auth/logout");

        answer.then().statusCode(400).body("data.error", equalTo("invalid_input"));
    }

    @Test
    void refusesACallWithoutAToken() {
        given().post("/auth/logout").then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @Test
    void refusesARefreshTokenAsBearer() {
        var login = somebody().known().loggedIn();

        logout(login.get("refresh_token")).then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @Test
    void refusesAnExpiredToken() {
        var login = somebody().known().loggedIn();
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        logout(login.get("access_token")).then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @ParameterizedTest
    @EnumSource(ForgedToken.class)
    void refusesForgedTokens(ForgedToken forgery) {
        var login = somebody().known().loggedIn();

        var answer = logout(forgery.of((String) login.get("access_token")));

        answer.then().statusCode(401).body("data.error", equalTo("unauthorized"));
        AuthCalls.refresh(login.get("refresh_token")).then().statusCode(200);
    }

    @Test
    void aServiceHasNoSessionToEnd() {
        logout(AuthCalls.serviceToken()).then().statusCode(403).body("data.error", equalTo("forbidden"));
    }
}
