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
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InternalCredentialCheckResourceTest {

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

    @Test
    void aPersonWithoutAnAddressIsCheckedById() {
        var person = somebody()
                .with("email", null)
                .with("username", "grace-" + UUID.randomUUID())
                .known();

        checkById(person, PASSWORD)
                .then()
                .statusCode(200)
                .body("user_id", equalTo(person.id().toString()));
        checkById(person, "wrong").then().statusCode(401);
        checkById(somebody(), PASSWORD).then().statusCode(401);
        check(Map.of("password", PASSWORD), "default").then().statusCode(400);
    }

    @Test
    void guessesByIdAreLimited() {
        var person = somebody().known();
        for (var i = 0; i < 10; i++) {
            checkById(person, "guess").then().statusCode(401);
        }

        checkById(person, PASSWORD).then().statusCode(429).header("Retry-After", notNullValue());
    }

    private static Response checkById(PersonFixture person, String password) {
        return check(Map.of("user_id", person.id(), "password", password), person.account());
    }

    private static Response check(PersonFixture person, String password) {
        return check(Map.of("email", person.email(), "password", password), person.account());
    }

    private static Response check(Map<String, ?> body, String account) {
        return given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Hoopoe-Account", account)
                .header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/credentials/check");
    }
}
