package dev.hoopoe.auth.homa;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.ApiKeyCalls;
import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.Topic;
import dev.hoopoe.common.seal.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract rows H-63 and H-64. */
@QuarkusTest
class ApiKeyResourceTest {

    private static final Topic SESSIONS = new Topic("session.events.v1");

    @Inject
    Rows rows;

    @Test
    void aUserGetsAKey() {
        var token = tokenOf(somebody().known());

        var answer = given().auth().oauth2(token).post("/auth/api-key");

        answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", aMapWithSize(1))
                .body("data.api_key", matchesPattern("homa_[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @CsvSource({"application/json, 200", "text/plain, 415", "application/x-www-form-urlencoded, 415"})
    void jsonThatIsSentAlongDoesNotMatter(String contentType, int status) {
        var token = tokenOf(somebody().known());

        var answer = given().auth()
                .oauth2(token)
                .contentType(ContentType.fromContentType(contentType))
                .body("{")
                .post("/auth/api-key");

        answer.then().statusCode(status);
    }

    @Test
    void callThatIsSentAgainGivesTheSameKeyWhichIsStoredNowhere() {
        var person = somebody().known();
        var token = tokenOf(person);

        var first = keyed(token).then().statusCode(200).extract();
        var second = keyed(token).then().statusCode(200).extract();

        String key = first.path("data.api_key");
        assertEquals(first.asString(), second.asString());
        assertEquals("true", second.header("Idempotency-Replayed"));
        ApiKeyCalls.exchanged(key);
        var stored = rows.select("SELECT encode(answer, 'escape') FROM kept_answer");
        assertFalse(stored.isEmpty());
        assertFalse(String.join("", stored).contains(key.substring("homa_".length())));
    }

    private static Response keyed(String token) {
        return given().auth().oauth2(token).header("Idempotency-Key", "again").post("/auth/api-key");
    }

    @Test
    void onlyAHashOfTheKeyIsKept() {
        var person = somebody().known();

        var key = ApiKeyCalls.create(tokenOf(person));

        var stored = rows.select("SELECT row_to_json(api_key)::text FROM api_key WHERE user_id = ?", person.id());
        assertEquals(1, stored.size());
        assertFalse(stored.get(0).contains(key.substring("homa_".length())));
        assertTrue(stored.get(0).contains(Sha256.hexOf(key)));
    }

    @Test
    void aNewKeyReplacesTheFormerOne() {
        var token = tokenOf(somebody().known());
        var former = ApiKeyCalls.create(token);

        var key = ApiKeyCalls.create(token);

        assertNotEquals(former, key);
        ApiKeyCalls.exchange(former).then().statusCode(401).body("data.error", equalTo("unauthorized"));
        ApiKeyCalls.exchange(key).then().statusCode(200);
    }

    @Test
    void aDeletedKeyIsNoLongerExchanged() {
        var token = tokenOf(somebody().known());
        var key = ApiKeyCalls.create(token);

        var answer = given().auth().oauth2(token).delete("/auth/api-key");

        answer.then().statusCode(200).body("success", equalTo(true)).body("data", equalTo("deleted"));
        ApiKeyCalls.exchange(key).then().statusCode(401);
    }

    @Test
    void deletingWithoutAKeyChangesNothing() {
        var token = tokenOf(somebody().known());

        var answer = ApiKeyCalls.delete(token);

        answer.then().statusCode(200).body("data", equalTo("deleted"));
    }

    @Test
    void deletingAndReplacingEndTheKeysSessionForEverybody() {
        var token = tokenOf(somebody().known());
        var replaced = ApiKeyCalls.sessionOf(ApiKeyCalls.exchanged(ApiKeyCalls.create(token)));
        var deleted = ApiKeyCalls.sessionOf(ApiKeyCalls.exchanged(ApiKeyCalls.create(token)));

        ApiKeyCalls.delete(token).then().statusCode(200);

        await().until(() -> endReason(replaced).equals("api_key_replaced"));
        await().until(() -> endReason(deleted).equals("api_key_deleted"));
    }

    @Test
    void parallelRequestsLeaveOneKey() throws Exception {
        var person = somebody().known();
        var token = tokenOf(person);

        var answers = Parallel.call(16, () -> given().auth().oauth2(token).post("/auth/api-key"));

        answers.forEach(answer -> answer.then().statusCode(200));
        var working = answers.stream()
                .map(answer -> answer.<String>path("data.api_key"))
                .filter(key -> ApiKeyCalls.exchange(key).statusCode() == 200)
                .count();
        assertEquals(1, working);
        assertEquals(
                "1",
                rows.select("SELECT count(*) FROM api_key WHERE user_id = ?", person.id())
                        .get(0));
    }

    @Test
    void keysOfOthersGoOn() {
        var other = ApiKeyCalls.create(tokenOf(somebody().known()));
        var token = tokenOf(somebody().known());
        ApiKeyCalls.create(token);

        ApiKeyCalls.delete(token).then().statusCode(200);

        ApiKeyCalls.exchange(other).then().statusCode(200);
    }

    @Test
    void aTokenOfAnEndedSessionGetsNoKey() {
        var token = tokenOf(somebody().known());
        AuthCalls.logout(token).then().statusCode(200);

        var answer = given().auth().oauth2(token).post("/auth/api-key");

        answer.then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @Test
    void aCallWithoutATokenIsRefused() {
        given().post("/auth/api-key").then().statusCode(401).body("data.error", equalTo("unauthorized"));
        given().delete("/auth/api-key").then().statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @ParameterizedTest
    @EnumSource(ForgedToken.class)
    void aForgedTokenIsRefused(ForgedToken forgery) {
        var token = tokenOf(somebody().known());

        var answer = given().auth().oauth2(forgery.of(token)).post("/auth/api-key");

        answer.then().statusCode(401);
    }

    @Test
    void servicesHaveNoKeys() {
        given().auth()
                .oauth2(AuthCalls.serviceToken())
                .post("/auth/api-key")
                .then()
                .statusCode(403)
                .body("data.error", equalTo("forbidden"));
    }

    @Test
    void theKeyItselfIsNoToken() {
        var key = ApiKeyCalls.create(tokenOf(somebody().known()));

        given().header("Authorization", "Bearer " + key)
                .post("/auth/api-key")
                .then()
                .statusCode(401);
        given().header("Authorization", "APIKey " + key)
                .post("/auth/api-key")
                .then()
                .statusCode(401);
    }

    private static String endReason(String session) {
        var events = SESSIONS.recordsOf(session);
        var last = new String(events.get(events.size() - 1).value(), StandardCharsets.UTF_8);
        return String.valueOf(JsonPath.from(last).getString("snapshot.reason"));
    }

    private static String tokenOf(PersonFixture person) {
        return (String) person.loggedIn().get("access_token");
    }
}
