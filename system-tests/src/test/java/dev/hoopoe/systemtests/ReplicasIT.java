package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Clients do not notice that a service gets and loses replicas. That they do not notice a rolling restart either is measured
 * by {@code ./hoopoe bench rollout}, since it takes minutes.
 */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class ReplicasIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int SOME = 30;

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    ReplicasIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @AfterEach
    void backToOneReplica() {
        suite.scale("ticket", 1);
        suite.awaitReady(SOON);
    }

    @Test
    void readsAndKeyedWritesSucceedWhileAReplicaComesIsKilledAndGoes() throws Exception {
        var load = new SteadyLoad(suite.gatewayUrl(), administrator);
        try (load) {
            suite.scale("ticket", 2);
            await().atMost(SOON).until(() -> requestsTo("ticket-2") > SOME);
            var toFirst = requestsTo("ticket");
            await().atMost(SOON).until(() -> requestsTo("ticket") > toFirst);

            suite.kill("ticket-2");
            var toFirstAfterKill = requestsTo("ticket");
            await().atMost(SOON).until(() -> requestsTo("ticket") > toFirstAfterKill + SOME);
            suite.scale("ticket", 1);
        }

        assertNothingFailedOrWasDoneTwice(load);
    }

    private void assertNothingFailedOrWasDoneTwice(SteadyLoad load) throws SQLException {
        assertEquals(List.of(), load.failures());
        assertTrue(load.reads() > SOME && load.writes() > SOME, load.reads() + " reads, " + load.writes() + " writes");
        assertEquals(load.writes(), ticketsWith(load.title()));
    }

    /** How many requests the gateway has sent to the replica. */
    private double requestsTo(String replica) {
        var label = "replica=\"127.0.0.1:" + URI.create(suite.url(replica)).getPort() + "\"";
        return given().baseUri(suite.managementUrl("gateway"))
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("hoopoe_gateway_replica_requests_total{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private int ticketsWith(String title) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl("ticket"));
                var statement = connection.prepareStatement("SELECT count(*) FROM ticket WHERE title = ?")) {
            statement.setString(1, title);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
