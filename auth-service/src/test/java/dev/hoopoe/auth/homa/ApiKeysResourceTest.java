package dev.hoopoe.auth.homa;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.auth.apikey.ApiKeyConfig;
import dev.hoopoe.auth.testing.ApiKeyCalls;
import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several API keys of one user. */
@QuarkusTest
class ApiKeysResourceTest {

    private final PersonFixture person = somebody();

    @Inject
    ApiKeyConfig config;

    @Inject
    Rows rows;

    @Test
    void eachKeyWorksAndIsListedWithItsLabelAndLastUse() {
        var token = loggedIn(person);
        var main = ApiKeyCalls.create(token);
        var imports = created(token, "Imports");
        var reports = created(token, "Reports");

        ApiKeyCalls.exchanged(main);
        ApiKeyCalls.exchanged(imports.path("data.api_key"));

        list(token)
                .body("data.label", contains("API key", "Imports", "Reports"))
                .body("data[1].id", equalTo(imports.path("data.id")))
                .body("data[1].created_at", matchesPattern("[0-9T:.-]+Z"))
                .body("data[1].last_used_at", matchesPattern("[0-9T:.-]+Z"))
                .body("data[2].last_used_at", nullValue());
        assertEquals(200, ApiKeyCalls.exchange(reports.path("data.api_key")).statusCode());
    }

    @Test
    void secretIsShownOnceAndStoredNowhere() {
        var token = loggedIn(person);
        String secret = created(token, "Imports").path("data.api_key");

        var hidden = secret.substring("homa_".length());
        assertFalse(list(token).extract().asString().contains(hidden));
        var stored = rows.select("SELECT row_to_json(api_key)::text FROM api_key WHERE user_id = ?", person.id());
        assertFalse(stored.toString().contains(hidden));
    }

    @Test
    void deletedKeyIsNoLongerExchangedAndOthersAre() {
        var token = loggedIn(person);
        var main = ApiKeyCalls.create(token);
        var imports = created(token, "Imports");

        as(token).delete("/auth/api-keys/" + imports.path("data.id")).then().statusCode(200);

        ApiKeyCalls.exchange(imports.path("data.api_key")).then().statusCode(401);
        ApiKeyCalls.exchange(main).then().statusCode(200);
        list(token).body("data.label", contains("API key"));
    }

    @Test
    void mainKeyIsReplacedAndDeletedAloneAndByItsId() {
        var token = loggedIn(person);
        String kept = created(token, "Imports").path("data.api_key");
        ApiKeyCalls.create(token);
        ApiKeyCalls.create(token);
        list(token).body("data.label", contains("Imports", "API key"));

        ApiKeyCalls.delete(token).then().statusCode(200);
        list(token).body("data.label", contains("Imports"));

        ApiKeyCalls.create(token);
        String main = list(token).extract().path("data[1].id");
        as(token).delete("/auth/api-keys/" + main).then().statusCode(200);
        ApiKeyCalls.exchange(kept).then().statusCode(200);
    }

    @Test
    void keysOfOthersAreNeitherShownNorDeleted() {
        var other = loggedIn(somebody());
        String id = created(other, "Theirs").path("data.id");
        var token = loggedIn(person);

        list(token).body("data", empty());
        for (var unknown : new String[] {id, UUID.randomUUID().toString()}) {
            as(token)
                    .delete("/auth/api-keys/" + unknown)
                    .then()
                    .statusCode(404)
                    .body("data.error", equalTo("not_found"));
        }
        list(other).body("data", not(empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"label\":null}", "{\"label\":\" \"}", "{\"label\":5}", "[]", "{\"label\":\"\\u0000\"}"})
    void keyWithoutALabelIsRefused(String body) {
        as(loggedIn(person)).body(body).post("/auth/api-keys").then().statusCode(400);
    }

    @Test
    void numberOfKeysIsLimitedHoweverManyAreAskedForAtOnce() throws Exception {
        var token = loggedIn(person);
        for (var i = 1; i < config.maxPerUser(); i++) {
            created(token, "Key " + i);
        }

        var statuses = Parallel.call(4, () -> create(token, "One more").statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(3, statuses.stream().filter(status -> status == 409).count());
        ApiKeyCalls.create(token);
    }

    @Test
    void keysEndWithTheirUser() {
        var token = loggedIn(person);
        String secret = created(token, "Imports").path("data.api_key");

        person.with("active", false).at(1).withoutPassword().push().then().statusCode(204);

        ApiKeyCalls.exchange(secret).then().statusCode(401);
    }

    @Test
    void callersWithoutASessionAreRefused() {
        var token = loggedIn(person);
        AuthCalls.logout(token).then().statusCode(200);

        create(token, "Late").then().statusCode(401);
        given().get("/auth/api-keys").then().statusCode(401);
        as(AuthCalls.serviceToken()).get("/auth/api-keys").then().statusCode(403);
    }

    private static Response created(String token, String label) {
        var answer = create(token, label);
        answer.then()
                .statusCode(201)
                .body("data.label", equalTo(label))
                .body("data.id", notNullValue())
                .body("data.api_key", matchesPattern("homa_[0-9a-f]{64}"));
        return answer;
    }

    private static Response create(String token, String label) {
        return as(token).body(Map.of("label", label)).post("/auth/api-keys");
    }

    private static ValidatableResponse list(String token) {
        return as(token).get("/auth/api-keys").then().statusCode(200);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static String loggedIn(PersonFixture who) {
        return (String) who.known().loggedIn().get("access_token");
    }
}
