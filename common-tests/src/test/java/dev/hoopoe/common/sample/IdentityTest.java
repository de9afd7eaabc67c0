package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.agentOf;
import static dev.hoopoe.common.sample.SampleFixture.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the service takes a caller for, and what it answers those it does not let in. */
@QuarkusTest
class IdentityTest {

    private static final String ACCOUNT_HEADER = "X-Hoopoe-Account";

    @Test
    void callWithoutTokenIsUnauthorized() {
        unauthorized(given().get("/api/samples").then());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.e30.",
                // An alg that there is not, with a kid.
                "eyJhbGciOiJYWDk5OSIsImtpZCI6IngifQ.e30.AAAA",
                "é",
                "."
            })
    void rubbishForTokenIsUnauthorized(String token) {
        unauthorized(as(token).get("/api/samples").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Nonsense x", "APIKey homa_1"})
    void otherSchemeIsUnauthorized(String authorization) {
        unauthorized(given().header("Authorization", authorization)
                .get("/api/samples")
                .then());
    }

    @Test
    void expiredTokenIsUnauthorized() {
        var expired = TestTokens.signed(claims -> {
            claims.setSubject(UUID.randomUUID().toString());
            claims.setStringListClaim("groups", List.of("administrator"));
            claims.setStringClaim("account", "default");
            claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 60));
        });

        unauthorized(as(expired).get("/api/samples").then());
    }

    @Test
    void badTokenIsUnauthorizedEvenWhereNoneIsNeeded() {
        unauthorized(as("rubbish").get("/api/samples/whoami").then());
    }

    @Test
    void roleThatMayNotIsForbidden() {
        forbidden(agentOf("default").delete("/api/samples/" + UUID.randomUUID()).then());
        forbidden(as(TestTokens.client("default", UUID.randomUUID()))
                .get("/api/samples")
                .then());
        forbidden(administratorOf("default").get("/api/samples/internal").then());
    }

    @Test
    void pathWithoutRuleIsForbiddenToAll() {
        forbidden(administratorOf("default").get("/api/samples/unannotated").then());
        unauthorized(given().get("/api/samples/unannotated").then());
    }

    @Test
    void tokenWithoutAccountOrRoleIsForbidden() {
        forbidden(as(TestTokens.signed(claims -> {
                    claims.setSubject("x");
                    claims.setStringListClaim("groups", List.of("administrator"));
                }))
                .get("/api/samples")
                .then());
        forbidden(as(TestTokens.signed(claims -> {
                    claims.setSubject("x");
                    claims.setStringClaim("account", "default");
                }))
                .get("/api/samples/whoami")
                .then());
    }

    @Test
    void accountOfAPersonComesFromTheTokenAlone() {
        administratorOf("acme")
                .header(ACCOUNT_HEADER, "other")
                .get("/api/samples/whoami")
                .then()
                .statusCode(200)
                .body("data.account", equalTo("acme"))
                .body("data.kind", equalTo("ADMINISTRATOR"))
                .body("data.logged_account", equalTo("acme"))
                .body("data.logged_user", notNullValue());
    }

    @Test
    void accountOfNobodyComesFromTheGatewayElseIsTheDefault() {
        given().get("/api/samples/whoami")
                .then()
                .statusCode(200)
                .body("data.account", equalTo("default"))
                .body("data.account_assumed", equalTo(true))
                .body("data.kind", equalTo("ANONYMOUS"));
        given().header(ACCOUNT_HEADER, "acme")
                .get("/api/samples/whoami")
                .then()
                .body("data.account", equalTo("acme"))
                .body("data.account_assumed", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "a b", "-a", "a'--", "../x"})
    void accountThatIsNoAccountIsRefused(String account) {
        given().header(ACCOUNT_HEADER, account)
                .get("/api/samples/whoami")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void serviceWorksForTheAccountItNames() {
        as(TestTokens.service("neighbour-service"))
                .header(ACCOUNT_HEADER, "acme")
                .get("/api/samples/internal")
                .then()
                .statusCode(200)
                .body("data", equalTo("acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/samples, ticket-service, 200",
        "/internal/samples, operator-service, 403",
        "/internal/samples, messaging-service, 403",
        "/internal/samples, stranger-service, 403",
        "/internal/samples/operator, operator-service, 200",
        "/internal/samples/operator, ticket-service, 403",
        "/internal/samples/forgotten-role, ticket-service, 200",
        "/internal/samples/forgotten-role, gateway-service, 403",
        "/internal/nameless, ticket-service, 403",
        "/internal/nameless, operator-service, 403",
        "/internal/samples/open, gateway-service, 200"
    })
    void internalOperationIsOpenToTheServicesThatItNames(String path, String service, int status) {
        as(TestTokens.service(service)).get(path).then().statusCode(status);
    }

    @Test
    void internalOperationIsOpenToNoPerson() {
        for (var path : List.of("/internal/samples", "/internal/samples/forgotten-role", "/internal/nameless")) {
            given().get(path).then().statusCode(401);
            administratorOf("acme").get(path).then().statusCode(403);
        }
        given().get("/internal/samples/open").then().statusCode(200);
    }

    @Test
    void callToANeighbourCarriesServiceTokenAccountAndRequestId() {
        administratorOf("acme")
                .header("X-Request-Id", "my-request.1")
                .get("/api/samples/neighbour/x")
                .then()
                .statusCode(200)
                .body("data.account", equalTo("acme"))
                .body("data.request_id", equalTo("my-request.1"))
                .body("data.authorization", org.hamcrest.Matchers.startsWith("Bearer ey"));
    }

    private static void unauthorized(ValidatableResponse response) {
        response.statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .header("X-Request-Id", notNullValue())
                .body("success", equalTo(false))
                .body("data.error", equalTo("unauthorized"))
                .body("data.message", notNullValue());
    }

    private static void forbidden(ValidatableResponse response) {
        response.statusCode(403)
                .header("X-Request-Id", notNullValue())
                .body("success", equalTo(false))
                .body("data.error", equalTo("forbidden"));
    }
}
