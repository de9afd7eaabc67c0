package dev.hoopoe.auth.netia;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.ApiKeyCalls;
import dev.hoopoe.auth.testing.NetiaCalls;
import dev.hoopoe.auth.testing.PersonFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-06 to N-08. */
@QuarkusTest
class NetiaApiKeyResourceTest {

    private static final String KEYS = "/netia/api/personal_api_keys";

    private final PersonFixture person = somebody();
    private String token;

    @BeforeEach
    void logIn() {
        token = NetiaCalls.login(person.known(), PASSWORD).path("token");
    }

    @Test
    void newKeyIsShownOnceWithItsValueAndWorks() {
        var created = create("{\"label\":\"Imports\",\"color\":\"red\"}");

        created.then()
                .statusCode(201)
                .body("$", aMapWithSize(1))
                .body("data", aMapWithSize(7))
                .body("data.object", equalTo("personal_api_key"))
                .body("data.label", equalTo("Imports"))
                .body("data.value", matchesPattern("homa_[0-9a-f]{64}"))
                .body("data.last_used_at", nullValue())
                .body("data.account_id", equalTo("default"))
                .body("data.user_id", equalTo(7));
        ApiKeyCalls.exchanged(created.path("data.value"));
        with(token)
                .get(KEYS + "/" + created.path("data.id"))
                .then()
                .statusCode(200)
                .body("data.label", equalTo("Imports"))
                .body("data.value", nullValue())
                .body("data.last_used_at", matchesPattern("[0-9T:.-]+Z"));
    }

    @Test
    void keysOfTheCallerAreListedWithoutTheirValues() {
        create("{\"label\":\"Imports\"}");
        create("{\"label\":\"Reports\"}");
        somebodyElses();

        with(token)
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("data.label", contains("Imports", "Reports"))
                .body("data.value", everyItem(nullValue()));
    }

    @Test
    void deletedKeyIsGone() {
        var created = create("{\"label\":\"Imports\"}");
        var address = KEYS + "/" + created.path("data.id");

        with(token).delete(address).then().statusCode(204).body(emptyString());

        assertEquals(401, ApiKeyCalls.exchange(created.path("data.value")).statusCode());
        with(token).get(address).then().statusCode(404);
        with(token).delete(address).then().statusCode(404);
    }

    @Test
    void keyOfSomebodyElseIsNotFound() {
        var others = somebodyElses();

        with(token).get(KEYS + "/" + others).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        with(token).delete(KEYS + "/" + others).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "00000000-0000-0000-0000-000000000000", "5f0c1a9e-7c39-4b1d-9a02-6e8d4f7b3c2"})
    void idThatIsNoneIsNotFound(String id) {
        with(token).get(KEYS + "/" + id).then().statusCode(404).body("error.message", equalTo("API key not found"));
        with(token).delete(KEYS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"label\":null}", "{\"label\":\" \"}", "{\"label\":7}", "{\"label\":[]}"})
    void keyNeedsALabel(String body) {
        create(body).then().statusCode(422).body("errors.label.size()", equalTo(1));
    }

    @Test
    void withoutATokenThereAreNoKeys() {
        given().get(KEYS).then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
        given().contentType(ContentType.JSON)
                .body("{\"label\":\"a\"}")
                .post(KEYS)
                .then()
                .statusCode(401);
        given().delete(KEYS + "/" + UUID.randomUUID()).then().statusCode(401);
    }

    private Response create(String body) {
        return with(token).contentType(ContentType.JSON).body(body).post(KEYS);
    }

    private static String somebodyElses() {
        String other = NetiaCalls.login(somebody().known(), PASSWORD).path("token");
        return with(other)
                .contentType(ContentType.JSON)
                .body("{\"label\":\"Others\"}")
                .post(KEYS)
                .path("data.id");
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }
}
