package dev.hoopoe.auth.session;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.auth.testing.Topic;
import dev.hoopoe.common.identity.EndedSessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What gateways and services hear of sessions. */
@QuarkusTest
class SessionEventsTest {

    private static final Topic TOPIC = new Topic("session.events.v1");

    @Inject
    EndedSessions endedSessions;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aSessionsStartAndEndArePublishedInOrderWithThePersonAsActor() {
        var person = somebody().known();
        var token = (String) person.loggedIn().get("access_token");
        var claims = JsonPath.from(ForgedToken.payloadOf(token));
        var sid = claims.getString("sid");

        AuthCalls.logout(token).then().statusCode(200);

        await().until(() -> TOPIC.recordsOf(sid).size() == 2);
        var events = TOPIC.recordsOf(sid);
        assertEquals(
                List.of("dev.hoopoe.session.started.v1", "dev.hoopoe.session.ended.v1"),
                events.stream().map(event -> header(event, "ce_type")).toList());
        assertEquals(
                List.of("0", "1"),
                events.stream().map(event -> header(event, "ce_sequence")).toList());
        assertEquals("default", header(events.get(1), "ce_accountid"));
        var ended = body(events.get(1));
        assertEquals(sid, ended.getString("snapshot.sid"));
        assertEquals(person.id().toString(), ended.getString("snapshot.user_id"));
        assertEquals("logged_out", ended.getString("snapshot.reason"));
        assertEquals(
                claims.getLong("exp"),
                Instant.parse(ended.getString("snapshot.expires_at")).getEpochSecond());
        assertEquals(person.id().toString(), ended.getString("actor.id"));
        assertEquals(person.id().toString(), body(events.get(0)).getString("actor.id"));
        assertEquals("agent", body(events.get(0)).getString("actor.type"));
    }

    @Test
    void theLastAccessTokensExpiryIsNamedAfterARefresh() {
        var login = somebody().known().loggedIn();
        clock.advance(Duration.ofHours(1));
        Map<String, Object> refreshed = AuthCalls.refresh(login.get("refresh_token"))
                .then()
                .statusCode(200)
                .extract()
                .path("data");
        var token = (String) refreshed.get("access_token");
        var claims = JsonPath.from(ForgedToken.payloadOf(token));

        AuthCalls.logout(token).then().statusCode(200);

        var sid = claims.getString("sid");
        await().until(() -> TOPIC.recordsOf(sid).size() == 2);
        var expiry = Instant.parse(body(TOPIC.recordsOf(sid).get(1)).getString("snapshot.expires_at"));
        assertEquals(claims.getLong("exp"), expiry.getEpochSecond());
    }

    @Test
    void anEndIsHeardByTheTokenChecksOfEveryService() {
        var token = (String) somebody().known().loggedIn().get("access_token");
        var sid = JsonPath.from(ForgedToken.payloadOf(token)).getString("sid");

        AuthCalls.logout(token).then().statusCode(200);

        await().atMost(Duration.ofSeconds(5)).until(() -> endedSessions.contains(sid));
    }

    @Test
    void reuseOfARefreshTokenIsPublishedAsAnEnd() {
        var login = somebody().known().loggedIn();
        var sid = JsonPath.from(ForgedToken.payloadOf((String) login.get("access_token")))
                .getString("sid");
        AuthCalls.refresh(login.get("refresh_token")).then().statusCode(200);
        clock.advance(Duration.ofSeconds(11));

        AuthCalls.refresh(login.get("refresh_token")).then().statusCode(401);

        await().until(() -> TOPIC.recordsOf(sid).size() == 2);
        assertTrue(new String(TOPIC.recordsOf(sid).get(1).value(), UTF_8).contains("refresh_reused"));
    }

    private static JsonPath body(ConsumerRecord<String, byte[]> event) {
        return JsonPath.from(new String(event.value(), UTF_8));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
