package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.NetiaCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InternalRegistrationLoginResourceTest {

    @Test
    void signsInWhomANeighbourNames() {
        var person = somebody().of("elsewhere").known();

        var answer = start("elsewhere", person.id(), 3_600);

        answer.then().statusCode(200).body("expires_in", equalTo(3_600));
        var claims = JsonPath.from(ForgedToken.payloadOf(answer.path("access_token")));
        assertEquals(person.id().toString(), claims.getString("sub"));
        assertEquals("elsewhere", claims.getString("account"));
        assertEquals(3_600, claims.getLong("exp") - claims.getLong("iat"));
    }

    @Test
    void sessionOfADialectHasTheTokensOfALoginThere() {
        var person = somebody().of("elsewhere").known();

        var answer = post(Map.of("user_id", person.id(), "dialect", "netia"), "elsewhere");

        answer.then().statusCode(200).body("expires_in", equalTo(1_800));
        var claims = JsonPath.from(ForgedToken.payloadOf(answer.path("access_token")));
        assertEquals(person.id().toString(), claims.getString("sub"));
        NetiaCalls.renew(answer.path("refresh_token"))
                .then()
                .statusCode(200)
                .body("data.account_id", equalTo("elsewhere"));
    }

    @Test
    void sessionOfALifetimeHasNoRefreshToken() {
        var person = somebody().of("elsewhere").known();

        start("elsewhere", person.id(), 60).then().body("$", not(hasKey("refresh_token")));
    }

    @Test
    void nobodyIsSignedInWhoIsUnknownInactiveOrOfAnotherAccount() {
        var inactive = somebody().with("active", false).known();
        var elsewhere = somebody().of("elsewhere").known();

        start("default", UUID.randomUUID(), 60).then().statusCode(404);
        start("default", inactive.id(), 60).then().statusCode(404);
        start("default", elsewhere.id(), 60).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'user_id':'7','lifetime_seconds':60}",
                "{'user_id':'01990d6c-1f20-7b4d-8a11-5e2f9c3d4b60'}",
                "{'user_id':'01990d6c-1f20-7b4d-8a11-5e2f9c3d4b60','lifetime_seconds':0}",
                "{'user_id':'01990d6c-1f20-7b4d-8a11-5e2f9c3d4b60','lifetime_seconds':9223372036854775807}",
                "{'user_id':'01990d6c-1f20-7b4d-8a11-5e2f9c3d4b60','lifetime_seconds':1.5}",
                "{'user_id':'01990d6c-1f20-7b4d-8a11-5e2f9c3d4b60','dialect':'hcall'}",
                "{'user_id':'01990d6c-1f20-7b4d-8a11-5e2f9c3d4b60','dialect':7}"
            })
    void refusesBodiesThatNameNobodyOrNoSpan(String body) {
        post(body.replace('\'', '"'), "default").then().statusCode(400);
    }

    @Test
    void onlyServicesMayAsk() {
        var person = somebody().known();

        given().auth()
                .oauth2((String) person.loggedIn().get("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("user_id", person.id(), "lifetime_seconds", 60))
                .post("/internal/sessions")
                .then()
                .statusCode(403);
    }

    private static Response start(String account, UUID userId, long seconds) {
        return post(Map.of("user_id", userId, "lifetime_seconds", seconds), account);
    }

    private static Response post(Object body, String account) {
        return given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Hoopoe-Account", account)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/sessions");
    }
}
