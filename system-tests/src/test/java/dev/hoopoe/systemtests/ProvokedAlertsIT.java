package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.local.Suite;
import dev.hoopoe.observability.Prometheus;
import dev.hoopoe.observability.ShortenedAlerts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What goes wrong is told within two minutes, and no longer than it lasts; with a sixtieth of the alerts' times. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class ProvokedAlertsIT {

    private static final Duration IN_TIME = Duration.ofMinutes(2);
    private static final Duration READY_AGAIN_WITHIN = Duration.ofMinutes(3);
    private static final String KILLED = "ticket";

    /** More than are attempted at a time at an endpoint that has not answered yet. */
    private static final int EVENTS = 30;

    private static final Set<String> PROVOKED = Set.of(
            "HoopoeEventsNotPublished", "HoopoeProcessDown", "HoopoeServiceWithoutReadyReplica", "HoopoeWebhooksLate");

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    ProvokedAlertsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        assumeTrue(Prometheus.isInstalled(), "Prometheus, which raises the alerts, is not installed");
        suite.awaitReady(READY_AGAIN_WITHIN);
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @AfterEach
    void repair() {
        for (var part : List.of(suite.kafka(), suite.part(KILLED))) {
            if (part.pid() == 0) {
                part.start();
            }
        }
        suite.awaitReady(READY_AGAIN_WITHIN);
    }

    @Test
    void stoppedBrokerKilledServiceAndHangingWebhookRaiseTheirAlertsUntilTheyAreRepaired(@TempDir Path folder) {
        try (var prometheus = Prometheus.start(folder, ScrapedReplicas.of(suite), ShortenedAlerts.yaml());
                var webhook = new HangingWebhook(administrator, "client.created")) {
            await().atMost(IN_TIME).until(prometheus::isReady);
            await().atMost(IN_TIME).untilAsserted(() -> assertEquals(Set.of(), provoked(prometheus)));

            for (var event = 0; event < EVENTS; event++) {
                administrator.createClient("Of an event that waits");
            }
            await().atMost(IN_TIME).until(() -> prometheus.results("hoopoe_webhook_pending > " + EVENTS / 2) > 0);
            suite.kafka().stop();
            suite.part(KILLED).kill();
            administrator.createClient("Of an event that is not published");
            await().atMost(IN_TIME).untilAsserted(() -> assertEquals(PROVOKED, provoked(prometheus)));

            webhook.repair();
            repair();
            await().atMost(IN_TIME).untilAsserted(() -> assertEquals(Set.of(), provoked(prometheus)));
        }
    }

    private static Set<String> provoked(Prometheus prometheus) {
        var firing = new TreeSet<>(prometheus.firing());
        firing.retainAll(PROVOKED);
        return firing;
    }
}
