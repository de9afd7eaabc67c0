package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Several gateways together let a caller through as often as one would (decision 0053). */
@ExtendWith(RunningSuite.class)
@Isolated("It adds gateways, which share the quotas of all callers")
class SharedQuotaIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int GATEWAYS = 3;
    private static final int REFUSALS = 20;
    private static final double TOLERANCE = 0.15;
    /** What messaging-service answers to an unknown parameter: it counts like any other request, and reads no events. */
    private static final int LET_THROUGH = 400;

    private final Suite suite;
    private final ApiClient anybody;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SharedQuotaIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void addGateways() {
        suite.scale("gateway", GATEWAYS);
        suite.replicas("gateway")
                .forEach(gateway -> await().atMost(SOON)
                        .until(() -> metrics(gateway).contains("hoopoe_gateway_gateways_ready " + (double) GATEWAYS)));
    }

    @AfterEach
    void removeGateways() {
        suite.scale("gateway", 1);
    }

    @Test
    void gatewaysTogetherLetACallerThroughAsOftenAsTheQuotaSays() throws Exception {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var caller = anybody.login(administrator.createUser("agent").email(), ApiClient.PASSWORD);
        var gateways = suite.replicas("gateway").stream().map(suite::url).toList();
        var threads = Executors.newFixedThreadPool(GATEWAYS);

        var answers = threads.invokeAll(gateways.stream()
                .<Callable<Accepted>>map(gateway -> () -> askUntilRefused(gateway, caller.token()))
                .toList());
        threads.shutdown();
        var accepted = 0;
        var expected = 0.0;
        for (var answer : answers) {
            accepted += answer.get().number();
            expected += answer.get().share();
        }

        assertEquals(expected, accepted, expected * TOLERANCE);
    }

    /** What a gateway let through, and what its share of the quota and of the refill was. */
    private record Accepted(int number, double share) {}

    private Accepted askUntilRefused(String gateway, String token) {
        var begun = System.nanoTime();
        var accepted = 0;
        for (var refused = 0; refused < REFUSALS; ) {
            var status = statusOf(gateway, token);
            assertTrue(Set.of(LET_THROUGH, 429).contains(status), () -> "Status " + status);
            accepted += status == LET_THROUGH ? 1 : 0;
            refused += status == 429 ? 1 : 0;
        }
        var minutes = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 60_000.0;
        return new Accepted(accepted, RunningSuite.EVENTS_PER_CALLER * (1 + minutes) / GATEWAYS);
    }

    private int statusOf(String gateway, String token) {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/events?unknown=1"))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String metrics(String gateway) {
        return given().baseUri(suite.managementUrl(gateway)).get("/q/metrics").asString();
    }
}
