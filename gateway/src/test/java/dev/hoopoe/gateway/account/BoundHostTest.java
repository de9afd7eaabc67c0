package dev.hoopoe.gateway.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.gateway.testing.GatewayReadiness;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts that the operator binds, beside those of the configuration. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class BoundHostTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final String account = "acc-" + UUID.randomUUID();
    private final String host = account + ".example.com";

    /** The first requests and events of a process take longer than those that follow. */
    @BeforeEach
    void warmUp() {
        GatewayReadiness.awaitTopics();
        var other = "acc-" + UUID.randomUUID();
        bind(other, 1, List.of(other + ".example.com"));
        await().until(() -> other.equals(accountAt(other + ".example.com")));
        assertEquals(null, accountAt(host));
    }

    @Test
    void hostIsBoundWithinASecondAndReleasedAgain() {
        bind(1, List.of(host));
        await().atMost(A_SECOND).until(() -> account.equals(accountAt(host)));
        assertEquals(account, accountAt(host.toUpperCase(java.util.Locale.ROOT) + ".:8000"));

        bind(2, List.of());
        await().atMost(A_SECOND).until(() -> accountAt(host) == null);
    }

    @Test
    void configurationGoesBeforeTheOperator() {
        bind(1, List.of("acme.localhost", host));
        await().atMost(A_SECOND).until(() -> account.equals(accountAt(host)));

        assertEquals("acme", accountAt("acme.localhost"));
    }

    private void bind(long sequence, List<String> hosts) {
        bind(account, sequence, hosts);
    }

    private static void bind(String id, long sequence, List<String> hosts) {
        TopicWriter.publish(Event.of("account.hosts_changed", id, id, sequence, Map.of("id", id, "hosts", hosts)));
    }

    /** The account that the gateway names to the service; null for none. */
    private static String accountAt(String someHost) {
        var answer =
                RawHttp.once("POST /api/tickets HTTP/1.1\r\nHost: " + someHost + "\r\nContent-Length: 2\r\n\r\n{}");
        return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")))
                .getJsonObject("headers")
                .getString("x-hoopoe-account");
    }
}
