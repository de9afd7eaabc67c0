package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each attempt leaves a row. */
@QuarkusTest
class LoginHistoryStoreTest {

    @Inject
    Rows rows;

    @Inject
    TestClock clock;

    @Inject
    LoginHistoryStore history;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void tellsWhoCameFromWhereAndHowItEnded() {
        var person = somebody().known();

        attempt(person.email(), "wrong");
        attempt(person.email(), PASSWORD);

        var found = rows.select(
                "SELECT concat_ws(' ', ip, length(user_agent), success, reason) FROM login_attempt"
                        + " WHERE user_id = ? ORDER BY id",
                person.id());
        assertEquals(List.of("192.0.2.7 255 f wrong_password", "192.0.2.7 255 t succeeded"), found);
    }

    @Test
    void isForgottenAfterNinetyDays() {
        var person = somebody().known();
        attempt(person.email(), PASSWORD);
        clock.advance(Duration.ofDays(91));

        history.removeExpired();

        assertTrue(rows.select("SELECT ip FROM login_attempt WHERE user_id = ?", person.id())
                .isEmpty());
    }

    @Test
    @TwoReplicas(LoginHistoryStore.class)
    void attemptsThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        var person = somebody().known();
        attempt(person.email(), PASSWORD);
        clock.advance(Duration.ofDays(91));

        KilledReplica.during("DELETE", "login_attempt", history::removeExpired);
        history.removeExpired();

        assertTrue(rows.select("SELECT ip FROM login_attempt WHERE user_id = ?", person.id())
                .isEmpty());
    }

    private static void attempt(String email, String password) {
        given().header("X-Forwarded-For", "203.0.113.9, 192.0.2.7")
                .header("User-Agent", "a".repeat(300))
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/auth/login");
    }
}
