package dev.hoopoe.auth.oauth;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.Browser;
import dev.hoopoe.auth.testing.OpenIdFault;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stranger who registers with somebody's address before that somebody comes does not share the account. */
@QuarkusTest
class UnverifiedAddressTest {

    private static final Browser GOOGLE = new Browser("google");

    @Inject
    Rows rows;

    @BeforeEach
    void providersBehave() {
        OpenIdFault.NONE.at("google");
    }

    @Test
    void theStrangersPasswordAndSessionsEndWhenTheOwnerOfTheAddressComes() {
        var person = registered();
        var strangers = person.loggedIn();

        assertTrue(GOOGLE.signInAs(person.email()).contains("oauth=success"));

        person.login().then().statusCode(401);
        AuthCalls.refresh(strangers.get("refresh_token")).then().statusCode(401);
        assertEquals(
                List.of("password_changed"),
                rows.select("SELECT reason FROM session WHERE user_id = ? AND ended_at IS NOT NULL", person.id()));
    }

    @Test
    void whatComesAfterTheFirstSignInStays() {
        var person = registered();
        GOOGLE.signInAs(person.email());
        person.at(1).known();

        assertTrue(GOOGLE.signInAs(person.email()).contains("oauth=success"));

        person.login().then().statusCode(200);
    }

    @Test
    void somebodyWhomTheStaffAddedKeepsThePassword() {
        var person = somebody().known();

        assertTrue(GOOGLE.signInAs(person.email()).contains("oauth=success"));

        person.login().then().statusCode(200);
    }

    private static PersonFixture registered() {
        var person = somebody().without("type");
        given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("sequence", 0, "snapshot", person.snapshot(), "password", PASSWORD, "registration", true))
                .put("/internal/principals/" + person.id())
                .then()
                .statusCode(204);
        return person;
    }
}
