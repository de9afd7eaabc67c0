package dev.hoopoe.auth.account;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.ApiKeyCalls;
import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins, refreshes and API keys of a suspended account are refused; after its resumption they work again. */
@QuarkusTest
class SuspendedAccountTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SUSPENDED_AT = "2026-03-02T09:41:00Z";

    private final String account = "acme-" + UUID.randomUUID();
    private PersonFixture person;

    @Inject
    MeterRegistry meters;

    @Inject
    Rows rows;

    @BeforeEach
    void addPerson() {
        person = somebody().of(account).with("username", "jane-" + account).known();
    }

    @Test
    void rightPasswordIsAnsweredAsAWrongOneAndCostsTheSame() {
        var unknown = login("nobody-" + UUID.randomUUID() + "@example.com");
        suspend();
        var before = meters.get("hoopoe.password.hashing").timer().count();

        var refused = login(person.email());

        assertEquals(401, refused.statusCode());
        assertEquals(unknown.asString(), refused.asString());
        assertEquals(before + 1, meters.get("hoopoe.password.hashing").timer().count());
    }

    @Test
    void openSessionsAndKeysAreRefusedAndCountAgainAfterTheResumption() {
        var session = login(person.email()).then().statusCode(200).extract().jsonPath();
        String token = session.getString("data.access_token");
        String refreshToken = session.getString("data.refresh_token");
        var key = ApiKeyCalls.create(token);
        ApiKeyCalls.exchange(key).then().statusCode(200);

        suspend();

        AuthCalls.refresh(refreshToken).then().statusCode(401).body("data.error", equalTo("invalid_token"));
        assertEquals(
                List.of(),
                rows.select(
                        "SELECT account_id FROM refresh_token WHERE account_id = ? AND used_at IS NOT NULL", account));
        AuthCalls.logout(token).then().statusCode(401);
        ApiKeyCalls.exchange(key).then().statusCode(401);

        publish("resumed", 2, null);

        await().atMost(SOON).until(() -> login(person.email()).statusCode() == 200);
        AuthCalls.refresh(refreshToken).then().statusCode(200);
        ApiKeyCalls.exchange(key).then().statusCode(200);
        AuthCalls.logout(token).then().statusCode(200);
    }

    private void suspend() {
        publish("suspended", 1, SUSPENDED_AT);
        awaitSuspension();
    }

    /** Seen at its host, where it is no secret. */
    private void awaitSuspension() {
        await().atMost(SOON)
                .until(() -> AuthCalls.login(account, person.email(), PASSWORD, freshIp())
                                .statusCode()
                        == 403);
    }

    private static Response login(String email) {
        return given().header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/auth/login");
    }

    private void publish(String what, long sequence, String suspendedAt) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", account);
        snapshot.put("suspended_at", suspendedAt);
        TopicWriter.publish(Event.of("account." + what, account, account, sequence, snapshot));
    }
}
