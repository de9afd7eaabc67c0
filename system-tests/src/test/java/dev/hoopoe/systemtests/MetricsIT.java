package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.local.Suite;
import dev.hoopoe.observability.Prometheus;
import dev.hoopoe.observability.Query;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus scrapes answers the questions of dashboards and alerts, and does not grow with callers. */
@ExtendWith(RunningSuite.class)
class MetricsIT {

    private static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");
    private static final int CALLERS = 1_000;

    /** Operations, routes and topics are the longest lists; each is known when the project is built. */
    private static final int MOST_VALUES = 150;

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final Suite suite;
    private final ApiClient anybody;

    MetricsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @Test
    void everyQueryOfDashboardsAndAlertsFindsSomething(@TempDir Path folder) {
        assumeTrue(Prometheus.isInstalled(), "Prometheus, which asks the queries, is not installed");

        AskedQueries.assertEachFindsSomething(suite, anybody, folder);
    }

    @Test
    void onlyThoseMetricsOfTheKafkaClientAreExportedThatAQueryUses() {
        var expressions = AskedQueries.all().map(Query::expression).toList();

        for (var replica : SERVICES.stream()
                .flatMap(service -> suite.replicas(service).stream())
                .toList()) {
            var unused = metrics(replica)
                    .lines()
                    .filter(line -> line.startsWith("kafka_"))
                    .map(line -> line.replaceAll("[{ ].*", ""))
                    .filter(name -> expressions.stream().noneMatch(expression -> expression.contains(name)))
                    .collect(Collectors.toSet());

            assertEquals(Set.of(), unused, replica);
        }
    }

    @Test
    void labelsAreWordsThatTheCodeKnows() {
        for (var caller = 0; caller < CALLERS; caller++) {
            strangeRequest(caller);
        }

        for (var service : SERVICES) {
            for (var replica : suite.replicas(service)) {
                var values = labels(replica);
                values.forEach((label, known) -> {
                    assertTrue(
                            known.size() <= MOST_VALUES, replica + ": " + label + " has " + known.size() + " values");
                    assertTrue(
                            known.stream().noneMatch(value -> value.contains("stranger")),
                            replica + ": " + label + " is what a caller sent: " + known);
                });
            }
        }
    }

    /** With a path, a method, an id, a token, a host and a user agent that nobody else has. */
    private void strangeRequest(int caller) {
        var name = "stranger" + caller;
        var request = given().noFilters()
                .baseUri(suite.gatewayUrl())
                .header("User-Agent", name)
                .header("X-Request-Id", name)
                .header("Authorization", "Bearer " + name);
        switch (caller % 5) {
            case 0 -> request.get("/" + name);
            case 1 -> request.get("/api/tickets/" + name);
            case 2 -> request.get("/netia/api/customers/" + name);
            case 3 -> request.request(name.toUpperCase(Locale.ROOT), "/api/tickets");
            default -> request.header("Host", name + ".example.com").get("/api/users/" + name + "?" + name);
        }
    }

    private Map<String, Set<String>> labels(String replica) {
        var text = metrics(replica);
        var values = new TreeMap<String, Set<String>>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> LABEL.matcher(line).results())
                .forEach(label -> values.computeIfAbsent(label.group(1), name -> new HashSet<>())
                        .add(label.group(2)));
        assertTrue(values.size() > 3, text);
        return values;
    }

    private String metrics(String replica) {
        return given().noFilters()
                .baseUri(suite.managementUrl(replica))
                .get("/q/metrics")
                .asString();
    }
}
