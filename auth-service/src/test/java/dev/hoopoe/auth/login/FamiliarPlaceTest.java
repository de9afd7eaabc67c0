package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.PersonFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others' guesses do not keep people out of where they have logged in before. */
@QuarkusTest
class FamiliarPlaceTest {

    private static final String COOKIE = "hoopoe_device";

    private final PersonFixture person = somebody();
    private final String home = freshIp();

    @BeforeEach
    void pushPerson() {
        person.known();
    }

    @Test
    void guessesFromElsewhereDoNotLockTheOwnerOutAtAKnownAddress() {
        login(person, PASSWORD, home, null).then().statusCode(200);

        guessFromElsewhere(10);

        login(person, PASSWORD, freshIp(), null).then().statusCode(429);
        login(person, PASSWORD, home, null).then().statusCode(200);
    }

    @Test
    void guessesFromElsewhereDoNotLockTheOwnerOutOnAKnownDevice() {
        var device = login(person, PASSWORD, home, null).getCookie(COOKIE);

        guessFromElsewhere(10);

        login(person, PASSWORD, freshIp(), device).then().statusCode(200);
    }

    @Test
    void oneIpsFailuresDoNotLockOthersOutWhoLogInFromThere() {
        login(person, PASSWORD, home, null).then().statusCode(200);
        var stranger = somebody().known();

        for (var i = 0; i < 100; i++) {
            AuthCalls.login("default", UUID.randomUUID() + "@example.com", "guess", home)
                    .then()
                    .statusCode(401);
        }

        login(stranger, PASSWORD, home, null).then().statusCode(429);
        login(person, PASSWORD, home, null).then().statusCode(200);
    }

    @Test
    void theOwnAllowanceIsAnAllowance() {
        var device = login(person, PASSWORD, home, null).getCookie(COOKIE);
        guessFromElsewhere(10);

        for (var i = 0; i < 10; i++) {
            login(person, "guess", freshIp(), device).then().statusCode(401);
        }

        login(person, PASSWORD, freshIp(), device).then().statusCode(429);
        login(person, PASSWORD, home, null).then().statusCode(200);
    }

    @Test
    void aWrongPasswordDoesNotShowThatSomebodyLogsInFromHere() {
        login(person, PASSWORD, home, null).then().statusCode(200);
        guessFromElsewhere(10);

        var known = login(person, "guess", home, null);

        known.then().statusCode(429).body("data.error", equalTo("too_many_requests"));
        login(person, PASSWORD, home, null).then().statusCode(200);
    }

    @Test
    void aDeviceIsKnownForItsPersonAlone() {
        var othersDevice = login(somebody().known(), PASSWORD, home, null).getCookie(COOKIE);
        guessFromElsewhere(10);

        login(person, PASSWORD, freshIp(), othersDevice).then().statusCode(429);
        login(person, PASSWORD, freshIp(), "forged").then().statusCode(429);
        login(person, PASSWORD, freshIp(), othersDevice.substring(1)).then().statusCode(429);
    }

    @Test
    void usernameAndAddressAreOneAllowance() {
        for (var i = 0; i < 5; i++) {
            login(person, "guess", freshIp(), null).then().statusCode(401);
            loginByUsername("guess").then().statusCode(401);
        }

        login(person, PASSWORD, freshIp(), null).then().statusCode(429);
        loginByUsername(PASSWORD).then().statusCode(429);
    }

    @Test
    void ofIpv6TheSixtyFourIsCounted() {
        var prefix = "2001:db8:%x:%x:".formatted(System.nanoTime() & 0xffff, System.nanoTime() >> 16 & 0xffff);
        for (var i = 0; i < 100; i++) {
            AuthCalls.login("default", UUID.randomUUID() + "@example.com", "guess", prefix + ":" + (i + 1))
                    .then()
                    .statusCode(401);
        }

        login(person, PASSWORD, prefix + "a:b:c:d", null).then().statusCode(429);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfPlainHttpWhereThereIsHttps() {
        var plain = login(person, PASSWORD, home, null).getDetailedCookie(COOKIE);
        var https = given().header("X-Forwarded-Proto", "https")
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", PASSWORD))
                .post("/auth/login")
                .getDetailedCookie(COOKIE);

        assertTrue(plain.isHttpOnly());
        assertFalse(plain.isSecured());
        assertTrue(https.isSecured());
        assertEquals("Lax", https.getSameSite());
    }

    private void guessFromElsewhere(int times) {
        for (var i = 0; i < times; i++) {
            login(person, "guess", freshIp(), null).then().statusCode(401);
        }
    }

    private Response loginByUsername(String password) {
        return given().header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("username", person.snapshot().get("username"), "password", password))
                .post("/omnidesk/api/login");
    }

    private static Response login(PersonFixture person, String password, String ip, String device) {
        var request = given().header("X-Forwarded-For", ip).contentType(ContentType.JSON);
        if (device != null) {
            request.cookie(COOKIE, device);
        }
        return request.body(Map.of("email", person.email(), "password", password))
                .post("/auth/login");
    }
}
