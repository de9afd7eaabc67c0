package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import dev.hoopoe.observability.Alert;
import dev.hoopoe.observability.Dashboard;
import dev.hoopoe.observability.Prometheus;
import dev.hoopoe.observability.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The queries of dashboards and alerts, asked of a real Prometheus beside a running suite. */
final class AskedQueries {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private AskedQueries() {}

    static Stream<Query> all() {
        return Stream.concat(
                Dashboard.all().stream().flatMap(Dashboard::queries),
                Alert.all().stream().map(Alert::measured).flatMap(Optional::stream));
    }

    /** @param folder an empty one, for Prometheus */
    static void assertEachFindsSomething(Suite suite, ApiClient anybody, Path folder) {
        var open = new HashSet<Query>(all().filter(Query::isOwn).toList());
        assertTrue(open.size() > 100, open.size() + " queries");
        try (var prometheus = Prometheus.start(folder, ScrapedReplicas.of(suite), "groups: []")) {
            await().atMost(PATIENCE).until(prometheus::isReady);

            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                visit(suite, anybody);
                open.removeIf(query -> prometheus.results(query.over("20s")) > 0);
                assertEquals(Set.of(), open);
            });
        }
    }

    private static void visit(Suite suite, ApiClient anybody) {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        administrator.get("/api/tickets").statusCode(200);
        administrator.get("/api/clients").statusCode(200);
        administrator.get("/api/events?wait=0").statusCode(200);
    }
}
