package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one write sets off can be followed through the whole suite: as one trace, and in metrics. */
@ExtendWith(RunningSuite.class)
class OneTraceIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";

    private final Suite suite;
    private final ApiClient administrator;

    OneTraceIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.administrator = api.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void theCallersTraceGoesThroughOutboxTopicAndFeedToTheWebhook() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        try (var webhook = new WebhookReceiver(administrator, "ticket.created")) {
            var ticket = openTicket(trace);

            var attempt = await().atMost(SOON).until(() -> webhook.traceOf(ticket), Objects::nonNull);
            var onTopic = EventLog.read(suite, "ticket.events.v1").stream()
                    .filter(event -> event.key().equals(ticket))
                    .findFirst()
                    .orElseThrow()
                    .headers()
                    .get("traceparent");
            String inFeed = administrator
                    .get("/api/events?types=ticket&subject=" + ticket)
                    .statusCode(200)
                    .extract()
                    .path("data.events[0].traceparent");

            // Tracing is off: no step is a span of its own.
            assertEquals("00-" + trace + "-" + CALLERS_SPAN + "-01", onTopic);
            assertEquals(onTopic, inFeed);
            assertEquals(trace, part(attempt, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hoopoe_feed_head",
                "hoopoe_feed_head_age_seconds",
                "hoopoe_webhook_pending",
                "hoopoe_webhook_due_age_seconds",
                "hoopoe_webhook_attempts_seconds_count{result=\"delivered\"}",
                "hoopoe_outbox_published_total"
            })
    void metricsTellOfTheFeedAndOfWebhooks(String metric) {
        given().baseUri(suite.managementUrl("messaging"))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("\n" + metric));
    }

    private String openTicket(String trace) {
        return administrator
                .request()
                .header("traceparent", "00-" + trace + "-" + CALLERS_SPAN + "-01")
                .body(Map.of("title", "Traced", "client_id", administrator.createClient("Ada"), "channel_id", "web"))
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id")
                .toString();
    }

    private static String part(String traceparent, int index) {
        return traceparent.split("-", -1)[index];
    }
}
