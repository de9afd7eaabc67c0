package dev.hoopoe.auth.hcall;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row C-03. */
@QuarkusTest
class HCallLoginResourceTest {

    private static final String ENTER = "/hcall/api/auth/enter";

    @Inject
    Rows rows;

    @Test
    void answersATokenOfADayInTheContractsShape() {
        var person = somebody().known();

        var answer = enter(person.email(), PASSWORD);

        answer.then()
                .statusCode(200)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("User has been logged in"))
                .body("status", equalTo(true))
                .body("jwt_token", notNullValue());
        var claims = claimsOf(answer);
        assertEquals(86_400, claims.getLong("exp") - claims.getLong("iat"));
        assertEquals(List.of("agent"), claims.getList("groups"));
    }

    @Test
    void theSessionHasNoRefreshToken() {
        var person = somebody().known();

        var sid = claimsOf(enter(person.email(), PASSWORD)).getString("sid");

        assertEquals(List.of(), rows.select("SELECT hash FROM refresh_token WHERE sid = ?", UUID.fromString(sid)));
        assertEquals(
                List.of("t"),
                rows.select(
                        "SELECT removable_at = access_expires_at FROM session WHERE sid = ?", UUID.fromString(sid)));
    }

    @Test
    void aClientWithCredentialEntersAsClient() {
        var client = somebody()
                .without("type")
                .with("name", "John Doe")
                .without("display_name")
                .known();

        var answer = enter(client.email().toUpperCase(Locale.ROOT), PASSWORD);

        answer.then().statusCode(200);
        var claims = claimsOf(answer);
        assertEquals(List.of("client"), claims.getList("groups"));
        assertEquals(client.id().toString(), claims.getString("sub"));
        assertEquals("John Doe", claims.getString("name"));
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        var person = somebody().known();
        var wrong = enter(person.email(), "wrong");

        var unknown = enter(UUID.randomUUID() + "@example.com", PASSWORD);

        wrong.then()
                .statusCode(400)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("Invalid credentials"))
                .body("reason", equalTo("The email or the password is wrong"))
                .body("status", equalTo(false));
        assertEquals(400, unknown.statusCode());
        assertEquals(wrong.asString(), unknown.asString());
    }

    @Test
    void afterTenFailuresEvenTheRightPasswordMustWait() {
        var person = somebody().known();
        for (var i = 0; i < 10; i++) {
            enter(person.email(), "guess " + i).then().statusCode(400);
        }

        enter(person.email(), PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("message", equalTo("Too Many Requests"))
                .body("status", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "7",
                "{}",
                "{'user_email':'a@example.com'}",
                "{'user_password':'secret'}",
                "{'user_email':null,'user_password':'secret'}",
                "{'user_email':' ','user_password':'secret'}",
                "{'user_email':7,'user_password':'secret'}",
                "{'user_email':'a@example.com','user_password':true}",
                "{'user_email':'a@example.com','user_password':''}",
                "{'user_email':'a\\u0000@example.com','user_password':'secret'}"
            })
    void refusesBodiesThatAreNoLogin(String body) {
        var answer = given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(ENTER);

        answer.then()
                .statusCode(400)
                .body("message", equalTo("Invalid data"))
                .body("reason", notNullValue())
                .body("status", equalTo(false));
    }

    private static Response enter(String email, String password) {
        return given().header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("user_email", email, "user_password", password))
                .post(ENTER);
    }

    private static JsonPath claimsOf(Response answer) {
        return JsonPath.from(ForgedToken.payloadOf(answer.path("jwt_token")));
    }
}
