package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CredentialCheckResourceTest {

    @Inject
    Rows rows;

    @Test
    void saysWhoseTheyAreAndStartsNothing() {
        var person = somebody().known();

        var answer = check(person, PASSWORD);

        answer.then().statusCode(200).body("user_id", equalTo(person.id().toString()));
        assertEquals(List.of(), rows.select("SELECT sid FROM session WHERE user_id = ?", person.id()));
    }

    @Test
    void whateverIsWrongIsRefusedAlike() {
        var person = somebody().known();
        var wrong = check(person, "wrong");

        var unknown = check(somebody(), PASSWORD);

        wrong.then().statusCode(401).body("data.error", equalTo("invalid_credentials"));
        assertEquals(wrong.asString(), unknown.asString());
        check(somebody().with("active", false).known(), PASSWORD).then().statusCode(401);
    }

    @Test
    void guessesAreCountedTogetherWithThoseAtTheLogin() {
        var person = somebody().known();
        for (var i = 0; i < 5; i++) {
            check(person, "guess").then().statusCode(401);
            person.login("guess").then().statusCode(401);
        }

        check(person, PASSWORD).then().statusCode(429).header("Retry-After", notNullValue());
        person.login().then().statusCode(429);
    }

    private static Response check(PersonFixture person, String password) {
        return given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Hoopoe-Account", person.account())
                .header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", password))
                .post("/internal/credentials/check");
    }
}
