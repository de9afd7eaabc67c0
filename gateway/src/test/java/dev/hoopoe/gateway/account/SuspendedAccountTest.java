package dev.hoopoe.gateway.account;

import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.gateway.testing.GatewayReadiness;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway makes of the events of accounts. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SuspendedAccountTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String SUSPENDED_AT = "2026-03-02T09:41:00Z";

    private final String account = "acc-" + UUID.randomUUID();
    private final String token = TestTokens.administrator(account, UUID.randomUUID());

    /** The first requests and events of a process take longer than those that follow. */
    @BeforeEach
    void warmUp() {
        GatewayReadiness.awaitTopics();
        var other = "acc-" + UUID.randomUUID();
        var othersToken = TestTokens.administrator(other, UUID.randomUUID());
        publish(other, "suspended", 1, SUSPENDED_AT);
        await().until(() -> with(othersToken).statusCode() == 401);
        assertEquals(200, RawHttp.statusOf(anonymousAt("localhost")));
    }

    @Test
    void tokensOfASuspendedAccountAreRefusedWithinASecondUntilItIsResumed() {
        var elsewhere = TestTokens.administrator("default", UUID.randomUUID());
        publish(account, "created", 0, null);
        assertEquals(200, with(token).statusCode());

        publish(account, "suspended", 1, SUSPENDED_AT);

        await().atMost(A_SECOND).until(() -> with(token).statusCode() == 401);
        assertEquals("unauthorized", errorOf(with(token)));
        assertEquals(200, with(elsewhere).statusCode());

        publish(account, "resumed", 2, null);

        await().atMost(A_SECOND).until(() -> with(token).statusCode() == 200);
    }

    @Test
    void accountThatIsBeingDeletedStaysRefused() {
        publish(account, "suspended", 1, SUSPENDED_AT);
        publish(account, "deleted", 2, SUSPENDED_AT);

        await().atMost(A_SECOND).until(() -> with(token).statusCode() == 401);
    }

    @Test
    void anonymousCallersAtItsHostLearnThatItIsSuspended() {
        publish("b", "suspended", 1, SUSPENDED_AT);
        try {
            await().atMost(A_SECOND).until(() -> RawHttp.statusOf(anonymousAt("b.example.com")) == 403);

            var answer = anonymousAt("b.example.com");
            assertTrue(answer.contains("\"message\":\"This desk is suspended; ask its operator\""), answer);
            assertEquals(200, RawHttp.statusOf(anonymousAt("localhost")));
        } finally {
            publish("b", "resumed", 2, null);
        }
        await().atMost(A_SECOND).until(() -> RawHttp.statusOf(anonymousAt("b.example.com")) == 200);
    }

    private static String anonymousAt(String host) {
        return RawHttp.once("POST /api/tickets HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 2\r\n\r\n{}");
    }

    private static HttpResponse<String> with(String token) {
        return send(to("/api/tickets").header("Authorization", "Bearer " + token));
    }

    private static void publish(String account, String what, long sequence, String suspendedAt) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", account);
        snapshot.put("suspended_at", suspendedAt);
        TopicWriter.publish(Event.of("account." + what, account, account, sequence, snapshot));
    }
}
