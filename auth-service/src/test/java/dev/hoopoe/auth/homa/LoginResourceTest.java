package dev.hoopoe.auth.homa;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row H-03. */
@QuarkusTest
class LoginResourceTest {

    @Inject
    MeterRegistry meters;

    @Test
    void answersTokensAndTheUserInTheContractsShape() {
        var person = somebody().with("avatar", "https://example.com/grace.png").known();

        var answer = person.login();

        answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", aMapWithSize(4))
                .body("data.expires_in", equalTo(86_400))
                .body("data.refresh_token", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("data.user", aMapWithSize(9))
                .body("data.user.id", equalTo(person.id().toString()))
                .body("data.user.name", equalTo("Grace"))
                .body("data.user.last_name", equalTo("Hopper"))
                .body("data.user.display_name", equalTo("Grace Hopper"))
                .body("data.user.email", equalTo(person.email()))
                .body("data.user.type", equalTo("agent"))
                .body("data.user.avatar", equalTo("https://example.com/grace.png"))
                .body("data.user.created_at", equalTo("2026-01-01T10:00:00Z"));
    }

    @Test
    void optionalFieldsOfTheUserAreNullNotAbsent() {
        var person = somebody().without("avatar").without("display_name").known();

        var answer = person.login();

        answer.then()
                .statusCode(200)
                .body("data.user", hasKey("avatar"))
                .body("data.user.avatar", nullValue())
                .body("data.user", hasKey("display_name"));
    }

    @Test
    void tokensAreAnswered() {
        var person = somebody().known();

        var answer = given().contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", PASSWORD))
                .post("/auth/login");

        answer.then().statusCode(200);
    }

    @Test
    void theCaseOfTheEmailDoesNotMatter() {
        var person = somebody().known();

        var answer = AuthCalls.login(
                "default", " " + person.email().toUpperCase(java.util.Locale.ROOT), PASSWORD, freshIp());

        answer.then().statusCode(200);
    }

    @Test
    void passwordsMayHoldAnyCharacter() {
        var password = "päßwörd 🔑 \" \\ \t";
        var person = somebody().withPassword(password).known();

        var answer = person.login(password);

        answer.then().statusCode(200);
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        var person = somebody().known();
        var passwordless = somebody().withoutPassword().known();
        var inactive = somebody().with("active", false).known();
        var expected = person.login("wrong").then().statusCode(401).extract().asString();

        var unknown = AuthCalls.login("default", UUID.randomUUID() + "@example.com", "wrong", freshIp());
        var otherAccount = AuthCalls.login("elsewhere", person.email(), PASSWORD, freshIp());

        unknown.then().statusCode(401).body("data.error", equalTo("invalid_credentials"));
        assertEquals(expected, unknown.asString());
        assertEquals(expected, otherAccount.then().statusCode(401).extract().asString());
        assertEquals(
                expected,
                passwordless.login("x").then().statusCode(401).extract().asString());
        assertEquals(expected, inactive.login().then().statusCode(401).extract().asString());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void oneHashIsComputedWhetherTheUserExistsOrNot(boolean exists) {
        var person = exists ? somebody().known() : somebody();
        var before = hashesComputed();

        person.login("wrong").then().statusCode(401);

        assertEquals(before + 1, hashesComputed());
    }

    @Test
    void someoneWithoutPasswordCostsAHashToo() {
        var person = somebody().withoutPassword().known();
        var before = hashesComputed();

        person.login("wrong").then().statusCode(401);

        assertEquals(before + 1, hashesComputed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_required",
                "{'email':'a@example.com'} | missing_required",
                "{'password':'secret'} | missing_required",
                "{'email':null,'password':'secret'} | missing_required",
                "{'email':'a@example.com','password':null} | missing_required",
                "{'email':'','password':'secret'} | invalid_input",
                "{'email':'a@example.com','password':''} | invalid_input",
                "{'email':7,'password':'secret'} | invalid_input",
                "{'email':'a@example.com','password':7} | invalid_input",
                "{'email':'a@example.com','password':true} | invalid_input",
                "{'email':['a@example.com'],'password':'secret'} | invalid_input",
                "{'email':'a@example.com','password':{'$ne':''}} | invalid_input",
                "{'email':'a\\u0000@example.com','password':'secret'} | invalid_input",
                "{'email':'a@example.com','password':'\\ud800'} | invalid_input",
                "{'email':'a@example.com' | invalid_input",
                "[] | invalid_input",
                "'text' | invalid_input",
                "7 | invalid_input"
            })
    void refusesBodiesThatAreNoLogin(String body, String error) {
        var answer = given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/auth/login");

        answer.then().statusCode(400).body("success", equalTo(false)).body("data.error", equalTo(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void refusesAnAbsentBody(String body) {
        var answer = given().contentType(ContentType.JSON).body(body).post("/auth/login");

        answer.then().statusCode(400).body("success", equalTo(false));
    }

    @Test
    void refusesAHugePasswordUnhashed() {
        var person = somebody().known();
        var before = hashesComputed();

        person.login("x".repeat(1025)).then().statusCode(400).body("data.error", equalTo("invalid_input"));

        assertEquals(before, hashesComputed());
    }

    @Test
    void refusesAnotherMethodAndAnotherMediaType() {
        given().get("/auth/login").then().statusCode(405).body("success", equalTo(false));
        given().contentType(ContentType.TEXT)
                .body("email=a")
                .post("/auth/login")
                .then()
                .statusCode(415)
                .body("success", equalTo(false));
    }

    private long hashesComputed() {
        return meters.get("hoopoe.password.hashing").timer().count();
    }
}
