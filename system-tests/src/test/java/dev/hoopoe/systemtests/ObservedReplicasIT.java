package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.common.testing.OtlpReceiver;
import dev.hoopoe.common.testing.OtlpReceiver.Received;
import dev.hoopoe.local.Suite;
import dev.hoopoe.observability.Prometheus;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What is seen of a suite with two replicas of each service. With tracing on, a collector gets one trace for each request that a
 * caller has sampled, whichever services and replicas took part.
 */
@Isolated("It starts a suite of its own")
class ObservedReplicasIT {

    private static final Path DATA = Path.of("target", "traced-suite").toAbsolutePath();
    private static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");
    private static final Duration SOON = Duration.ofSeconds(60);
    /** As long as an export may take. */
    private static final Duration NOT_HELD_UP = Duration.ofSeconds(10);

    private static final String CALLERS_SPAN = "00f067aa0ba902b7";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}|/\\d");
    private static final Set<String> ALL_SERVICES =
            Set.of("gateway", "auth-service", "directory-service", "ticket-service", "messaging-service");

    private static final Set<String> TRACES = new HashSet<>();
    private static OtlpReceiver receiver;
    private static Suite suite;

    private ApiClient administrator;

    @BeforeAll
    static void start() {
        receiver = new OtlpReceiver();
        suite = Suite.builder()
                .dataDirectory(DATA)
                .javaOption("-XX:TieredStopAtLevel=1")
                .fresh()
                .variable("OTEL_SDK_DISABLED", "false")
                .variable("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url())
                // Only what a caller has sampled.
                .variable("OTEL_TRACES_SAMPLER_ARG", "0")
                .variable("OTEL_BSP_SCHEDULE_DELAY", "200")
                .freePorts()
                .start();
        SERVICES.forEach(service -> suite.scale(service, 2));
    }

    @AfterAll
    static void stop() {
        suite.close();
        receiver.close();
    }

    @BeforeEach
    void logIn() {
        administrator = ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void requestIsOneTraceThroughAllServicesThatHearOfIt() {
        var trace = newTrace();

        traced(trace)
                .body(Map.of(
                        "name", "Test",
                        "last_name", "Traced",
                        "email", "traced-" + UUID.randomUUID() + "@example.com",
                        "type", "agent",
                        "password", ApiClient.PASSWORD))
                .post("/api/users")
                .then()
                .statusCode(201);

        await().atMost(SOON).untilAsserted(() -> {
            var spans = receiver.spansOf(trace);
            assertEquals(ALL_SERVICES, spans.stream().map(Received::service).collect(Collectors.toSet()));
            assertNames(spans, "POST /api/users", "publish user.events.v1", "process user.events.v1");
            assertConnected(spans);
        });
    }

    @Test
    void traceGoesOnInEachReplicaAndThroughTheFeedToTheWebhook() {
        try (var webhook = new WebhookReceiver(administrator, "ticket.created")) {
            var instances = new HashSet<String>();
            await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> {
                var trace = newTrace();
                var ticket = openTicket(trace, "Traced");
                await().atMost(SOON).untilAsserted(() -> {
                    var spans = receiver.spansOf(trace);
                    assertNames(spans, "POST /api/tickets", "publish ticket.events.v1", "webhook attempt");
                    assertTrue(spans.stream()
                            .anyMatch(span -> "messaging-service/feed".equals(span.attribute("hoopoe.consumer"))));
                    assertConnected(spans);
                });
                assertTrue(webhook.traceOf(ticket).contains(trace));
                receiver.spansOf(trace).stream()
                        .filter(span -> span.service().equals("ticket-service"))
                        .forEach(span -> instances.add(span.instance()));
                return instances.size() == 2;
            });
        }
    }

    @Test
    void whatIsNotSampledIsNotExported() {
        administrator.openTicket(administrator.createClient("Untraced"), null);
        var trace = newTrace();
        openTicket(trace, "Sampled");
        await().atMost(SOON).untilAsserted(() -> assertConnected(receiver.spansOf(trace)));

        assertEquals(
                Set.of(),
                receiver.spans().stream()
                        .filter(span -> !TRACES.contains(span.trace()))
                        .map(Received::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void noSpanMetricOrLogHasASecretOrAText() {
        var planted = new PlantedTexts(administrator, this::traced);
        var traces = planted.plant(ObservedReplicasIT::newTrace);

        await().atMost(SOON)
                .untilAsserted(() -> traces.forEach(
                        trace -> assertFalse(receiver.spansOf(trace).isEmpty())));
        planted.assertAbsent("spans", receiver.spans().toString());
        planted.assertAbsentFromMetricsAndLogs(suite, DATA.resolve("logs"));
        var names = receiver.spans().stream().map(Received::name).collect(Collectors.toSet());
        assertEquals(
                List.of(),
                names.stream().filter(name -> ID.matcher(name).find()).toList());
    }

    @Test
    void collectorThatHangsHoldsUpNoRequest() {
        receiver.hang(true);
        try {
            for (var number = 0; number < 200; number++) {
                var startedAt = System.nanoTime();
                traced(newTrace()).get("/api/tickets").then().statusCode(200);
                assertTrue(System.nanoTime() - startedAt < NOT_HELD_UP.toNanos());
            }
        } finally {
            receiver.hang(false);
        }
        await().atMost(SOON).untilAsserted(() -> {
            var trace = newTrace();
            traced(trace).get("/api/tickets").then().statusCode(200);
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertConnected(receiver.spansOf(trace)));
        });
    }

    @Test
    void everyQueryFindsSomethingWithTwoReplicasToo(@TempDir Path folder) {
        assumeTrue(Prometheus.isInstalled(), "Prometheus, which asks the queries, is not installed");

        AskedQueries.assertEachFindsSomething(suite, ApiClient.at(suite.gatewayUrl()), folder);
    }

    @Test
    void topShowsEachReplicaItsShareOfTheRequestsAndItsLag() throws Exception {
        var load = new SteadyLoad(suite.gatewayUrl(), administrator);
        try (load) {
            await().atMost(SOON).untilAsserted(() -> {
                var top = top();
                var replicas = SERVICES.stream()
                        .flatMap(service -> suite.replicas(service).stream())
                        .toList();
                assertTrue(top.parts().containsAll(replicas), top::toString);
                var first = top.requests("ticket").orElseThrow();
                var second = top.requests("ticket-2").orElseThrow();
                var all = top.requests("gateway").orElseThrow();
                assertTrue(first > 0 && second > 0, top::toString);
                assertEquals(all, first + second, all / 5, top::toString);
            });
        }
        assertEquals(List.of(), load.failures());
        await().atMost(SOON).untilAsserted(() -> {
            var top = top();
            for (var replica : List.of("ticket", "ticket-2", "messaging", "messaging-2")) {
                assertEquals(OptionalDouble.of(0), top.lag(replica), top::toString);
            }
        });
    }

    private static TopReport top() throws IOException, InterruptedException {
        return TopReport.of(LauncherCommand.next(DATA, "top", "--once").run().successful());
    }

    private String openTicket(String trace, String title) {
        return traced(trace)
                .body(Map.of("title", title, "client_id", administrator.createClient("Ada"), "channel_id", "web"))
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id")
                .toString();
    }

    private RequestSpecification traced(String trace) {
        return administrator.request().header("traceparent", "00-" + trace + "-" + CALLERS_SPAN + "-01");
    }

    private static String newTrace() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        TRACES.add(trace);
        return trace;
    }

    private static void assertNames(List<Received> spans, String... expected) {
        var names = spans.stream().map(Received::name).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of(expected)), () -> "spans " + names);
    }

    /** Each span's parent is another one of the trace; the first one's is the caller's. */
    private static void assertConnected(List<Received> spans) {
        var known = spans.stream().map(Received::id).collect(Collectors.toSet());
        known.add(CALLERS_SPAN);
        assertFalse(spans.isEmpty());
        assertEquals(
                List.of(),
                spans.stream()
                        .filter(span -> !known.contains(span.parent()))
                        .map(Received::name)
                        .toList());
        var first = spans.stream()
                .filter(span -> span.parent().equals(CALLERS_SPAN))
                .toList();
        assertEquals(List.of("gateway"), first.stream().map(Received::service).toList());
        assertTrue(first.get(0).name().contains(" /"), () -> "The gateway's span has no route: " + first);
    }
}
