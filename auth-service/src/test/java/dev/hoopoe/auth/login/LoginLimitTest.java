package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guessing passwords is slowed down. */
@QuarkusTest
class LoginLimitTest {

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void afterTenFailuresEvenTheRightPasswordMustWait() {
        var person = somebody().known();
        for (var i = 0; i < 10; i++) {
            person.login("guess " + i).then().statusCode(401);
        }

        var answer = person.login();

        answer.then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("data.error", equalTo("too_many_requests"));
        clock.advance(Duration.ofMinutes(5));
        person.login().then().statusCode(200);
    }

    @Test
    void anUnknownAddressIsLimitedTheSame() {
        var nobody = somebody();
        for (var i = 0; i < 10; i++) {
            nobody.login("guess").then().statusCode(401);
        }

        nobody.login("guess").then().statusCode(429);
    }

    @Test
    void successfulLoginsAreNotCounted() {
        var person = somebody().known();

        for (var i = 0; i < 12; i++) {
            person.login().then().statusCode(200);
        }
    }

    @Test
    void anotherAccountsAddressIsCountedApart() {
        var person = somebody().known();
        for (var i = 0; i < 10; i++) {
            AuthCalls.login("elsewhere", person.email(), "guess", freshIp())
                    .then()
                    .statusCode(401);
        }

        person.login().then().statusCode(200);
    }

    @Test
    void oneIpFailsAHundredTimesAtMost() {
        var ip = freshIp();
        for (var i = 0; i < 100; i++) {
            AuthCalls.login("default", UUID.randomUUID() + "@example.com", "guess", ip)
                    .then()
                    .statusCode(401);
        }

        AuthCalls.login("default", somebody().known().email(), PASSWORD, ip)
                .then()
                .statusCode(429);
    }
}
