package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.local.Suite;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A process that is told to stop (SIGTERM) serves on for a while, and says goodbye to those who wait. */
@ExtendWith(RunningSuite.class)
@Isolated("It stops processes that other tests need")
class DrainIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

    /** The code with which a WebSocket is closed that its client should open again. */
    private static final int SERVICE_RESTART = 1012;

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    DrainIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void serviceServesOnWhileItIsUnreadyAndThenEndsPollsAndStreamsWithAReason() throws Exception {
        var poll = CompletableFuture.supplyAsync(this::longPoll);
        try (var stream = ProxiedStream.open(events(), administrator.token());
                var socket = socketAt(suite.url("messaging"));
                var proxiedSocket = socketAt(suite.gatewayUrl())) {
            assertTrue(stream.says("retry:", STOPPED_WITHIN));

            var stopped = stop("messaging");
            try {
                await().atMost(AT_ONCE).until(() -> readiness("messaging") == 503);
                administrator
                        .movedTo(suite.url("messaging"))
                        .get("/api/messages")
                        .statusCode(200);
                administrator
                        .movedTo(suite.url("messaging"))
                        .get("/api/channels")
                        .statusCode(200);

                assertTrue(stream.says(":the service stops; reconnect\n", STOPPED_WITHIN));
                assertTrue(stream.says("\r\n0\r\n\r\n", AT_ONCE));
                poll.join().then().statusCode(200).body("data.events", empty()).body("data.has_more", equalTo(false));
                assertEquals(SERVICE_RESTART, socket.closeCode());
                assertEquals(SERVICE_RESTART, proxiedSocket.closeCode());
                stopped.get(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
                assertEquals(List.of(), membersOf("messaging-service.ticket-events"));
                assertEquals(List.of(), membersOf("messaging-service.feed"));
            } finally {
                restart("messaging", stopped);
            }
        }
    }

    @Test
    void gatewayClosesConnectionsOneByOneAndStreamsWithAReason() throws Exception {
        try (var stream = ProxiedStream.open(events(), administrator.token());
                var socket = socketAt(suite.gatewayUrl())) {
            assertTrue(stream.says("retry:", STOPPED_WITHIN));
            anybody.get("/uptime").header("Connection", equalTo(null));

            var stopped = stop("gateway");
            try {
                await().atMost(AT_ONCE).until(() -> readiness("gateway") == 503);
                administrator.get("/api/tickets").statusCode(200).header("Connection", "close");

                assertTrue(stream.says(":the gateway stops; reconnect\n", STOPPED_WITHIN));
                assertTrue(stream.says("\r\n0\r\n\r\n", AT_ONCE));
                assertEquals(SERVICE_RESTART, socket.closeCode());
                await().atMost(STOPPED_WITHIN).until(this::isGatewayClosed);
                stopped.get(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } finally {
                restart("gateway", stopped);
            }
        }
    }

    /** A socket that has joined a topic. */
    private static PhoenixClient socketAt(String base) {
        var address = URI.create(base.replaceFirst("^http", "ws") + "/netia/socket/websocket?vsn=2.0.0");
        var socket = PhoenixClient.open(address, Map.of());
        assertTrue(socket.join("room:default").reply().ok());
        return socket;
    }

    private CompletableFuture<Void> stop(String name) {
        return CompletableFuture.runAsync(suite.part(name)::stop);
    }

    private void restart(String name, CompletableFuture<Void> stopped) {
        stopped.join();
        suite.part(name).start();
    }

    private String events() {
        return suite.gatewayUrl() + "/api/events?types=ticket";
    }

    /** For an event that does not come, whatever other tests do. */
    private Response longPoll() {
        return administrator.request().get("/api/events?types=account&after=latest&wait=20");
    }

    private int readiness(String service) {
        return RestAssured.given()
                .noFilters()
                .baseUri(suite.url(service))
                .get("/internal/ready")
                .statusCode();
    }

    private boolean isGatewayClosed() throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), suite.part("gateway").port())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    private List<String> membersOf(String group) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(suite.kafkaConnection().properties())) {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.clientId())
                    .toList();
        }
    }
}
