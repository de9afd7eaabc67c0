package dev.hoopoe.auth.netia;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.NetiaCalls;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-02 to N-04. */
@QuarkusTest
class NetiaSessionResourceTest {

    private static final int HALF_AN_HOUR = 1800;

    private final PersonFixture person = somebody();

    @Inject
    Rows rows;

    @Test
    void loginAnswersInBothShapes() {
        person.with("type", "administrator").known();

        var answer = NetiaCalls.login(person, PASSWORD);

        String token = answer.path("token");
        answer.then()
                .statusCode(200)
                .body("$", aMapWithSize(3))
                .body("user", aMapWithSize(4))
                .body("user.id", equalTo(7))
                .body("user.email", equalTo(person.email()))
                .body("user.account_id", equalTo("default"))
                .body("user.role", equalTo("admin"))
                .body("data", aMapWithSize(6))
                .body("data.user_id", equalTo(7))
                .body("data.email", equalTo(person.email()))
                .body("data.account_id", equalTo("default"))
                .body("data.token", equalTo(token))
                .body("data.renew_token", not(equalTo(token)))
                .body("data", hasKey("subscription"))
                .body("data.subscription", nullValue());
        assertEquals(HALF_AN_HOUR, lifetimeOf(token));
    }

    @Test
    void agentIsAUserAndOneWithoutAddressLogsInByUsername() {
        var username = "grace-" + UUID.randomUUID();
        person.with("username", username).with("email", "").known();

        NetiaCalls.login("default", username, PASSWORD)
                .then()
                .statusCode(200)
                .body("user.role", equalTo("user"))
                .body("user.email", equalTo(username));
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        var inactive = somebody().with("active", false).known();
        var client = PersonFixture.client().known();
        person.known();

        for (var answer : List.of(
                NetiaCalls.login(person, "wrong"),
                NetiaCalls.login("default", UUID.randomUUID() + "@example.com", PASSWORD),
                NetiaCalls.login(inactive, PASSWORD),
                NetiaCalls.login(client, PASSWORD),
                NetiaCalls.login("elsewhere", person.email(), PASSWORD))) {
            answer.then()
                    .statusCode(401)
                    .body("$", aMapWithSize(1))
                    .body("error", aMapWithSize(3))
                    .body("error.status", equalTo(401))
                    .body("error.code", equalTo("UNAUTHORIZED"))
                    .body("error.message", equalTo("The email or the password is wrong"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'user':{'password':'x'}} | email",
                "{'user':{'email':'a@example.com'}} | password",
                "{'user':{'email':null,'password':'x'}} | email",
                "{'user':{'email':' ','password':'x'}} | email",
                "{'user':{'email':'a','password':''}} | password",
                "{'user':{'email':7,'password':'x'}} | email",
                "{'user':{'email':'a','password':['x']}} | password",
                "{'user':null} | user",
                "{'user':'a'} | user",
                "{'user':[]} | user",
                "{} | user",
            })
    void whatIsNoLoginIsRefusedUnderTheField(String body, String field) {
        post(body)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.errors", aMapWithSize(1))
                .body("error.errors." + field, hasSize(1))
                .body("errors", aMapWithSize(1))
                .body("errors." + field, hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'user':{'email':'a", "[]", "null", "'text'", "7", ""})
    void whatCannotBeReadIsABadRequest(String body) {
        post(body).then().statusCode(400).body("$", aMapWithSize(1)).body("error.code", equalTo("BAD_REQUEST"));
    }

    @Test
    void unknownMembersAreIgnored() {
        person.known();

        post("{'user':{'email':'%s','password':'%s','otp':'1'},'remember':true}".formatted(person.email(), PASSWORD))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer   "})
    void renewTokenYieldsNewOnesForThirtyDays(String scheme) {
        person.known();
        String renewToken = NetiaCalls.login(person, PASSWORD).path("data.renew_token");

        var renewed = NetiaCalls.renew(scheme + renewToken);

        renewed.then()
                .statusCode(200)
                .body("user.email", equalTo(person.email()))
                .body("data.renew_token", not(equalTo(renewToken)));
        assertEquals(HALF_AN_HOUR, lifetimeOf(renewed.path("token")));
        assertEquals(
                List.of("30 days", "30 days"),
                rows.select(
                        "SELECT (expires_at - issued_at)::text FROM refresh_token WHERE sid = ?::uuid",
                        claimsOf(renewed.path("token")).getString("sid")));
    }

    @Test
    void renewTokenWorksOnceAndThenEndsTheSession() {
        person.known();
        String first = NetiaCalls.login(person, PASSWORD).path("data.renew_token");
        String second = NetiaCalls.renew(first).path("data.renew_token");
        String third = NetiaCalls.renew(second).path("data.renew_token");

        NetiaCalls.renew(first).then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
        NetiaCalls.renew(third).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "Bearer nonsense", "Bearer", "Basic YTpi", "null"})
    void whatIsNoRenewTokenIsRefused(String credential) {
        NetiaCalls.renew(credential).then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void renewalNeedsAHeader() {
        given().post("/netia/api/session/renew").then().statusCode(401).body("error.status", equalTo(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer "})
    void logoutEndsTheSession(String scheme) {
        person.known();
        var session = NetiaCalls.login(person, PASSWORD);
        String token = session.path("token");

        NetiaCalls.logout(scheme + token)
                .then()
                .statusCode(200)
                .body("$", aMapWithSize(1))
                .body("data", anEmptyMap());

        assertEquals(
                List.of("logged_out"),
                rows.select(
                        "SELECT reason FROM session WHERE sid = ?::uuid",
                        claimsOf(token).getString("sid")));
        NetiaCalls.renew(session.path("data.renew_token")).then().statusCode(401);
        NetiaCalls.logout(token).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "Bearer", "Basic YTpi"})
    void logoutSucceedsWithWhatIsNoToken(String credential) {
        NetiaCalls.logout(credential).then().statusCode(200).body("data", anEmptyMap());
    }

    @Test
    void logoutSucceedsWithoutATokenAndWithOneOfAService() {
        given().delete("/netia/api/session").then().statusCode(200).body("data", anEmptyMap());
        NetiaCalls.logout(AuthCalls.serviceToken()).then().statusCode(200);
    }

    @Test
    void whoGuessesIsSlowedDown() {
        person.known();
        for (var n = 0; n < 10; n++) {
            NetiaCalls.login(person, "wrong").then().statusCode(401);
        }

        NetiaCalls.login(person, PASSWORD).then().statusCode(429).body("error.code", equalTo("TOO_MANY_REQUESTS"));
    }

    private static Response post(String body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", PersonFixture.freshIp())
                .body(body.replace('\'', '"'))
                .post("/netia/api/session");
    }

    private static int lifetimeOf(String token) {
        var claims = claimsOf(token);
        return claims.getInt("exp") - claims.getInt("iat");
    }

    private static JsonPath claimsOf(String token) {
        var payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JsonPath.from(new String(payload, StandardCharsets.UTF_8));
    }
}
